namespace Fog.Planning;

/// <summary>
/// The heaviest forest within the edges between units that have a choice; edges to units without one are folded into rows. What is left
/// out costs 0 or more, so that a bound without it is a bound.
/// </summary>
internal sealed class Forest
{
    public Forest(PlanModel model)
    {
        var root = Enumerable.Range(0, model.Count).ToArray();
        var kept = new List<int>();
        foreach (var edge in Enumerable.Range(0, model.Edges.All.Length)
            .Where(edge => HasChoice(model, model.Edges.All[edge].A) && HasChoice(model, model.Edges.All[edge].B))
            .OrderByDescending(edge => Weight(model.Edges.All[edge])).ThenBy(edge => edge))
        {
            var (one, other) = (Root(root, model.Edges.All[edge].A), Root(root, model.Edges.All[edge].B));
            if (one != other)
            {
                root[one] = other;
                kept.Add(edge);
            }
        }

        (Parent, EdgeUp, Order) = (new int[model.Count], new int[model.Count], new int[model.Count]);
        Array.Fill(Parent, -1);
        Array.Fill(EdgeUp, -1);
        Hang(model, kept);
        IsWhole = kept.Count == model.Edges.All.Count(edge => HasChoice(model, edge.A) && HasChoice(model, edge.B));
    }

    /// <summary>The unit above each; -1 for a root.</summary>
    public int[] Parent { get; }

    /// <summary>The edge to the unit above; -1 for a root.</summary>
    public int[] EdgeUp { get; }

    /// <summary>Units so that each comes after the one above it.</summary>
    public int[] Order { get; }

    /// <summary>Whether nothing was left out.</summary>
    public bool IsWhole { get; }

    private static bool HasChoice(PlanModel model, int unit) => model.Units.Candidates[unit].Length > 1;

    private static double Weight(Edge edge) => edge.Delay + (edge.Slowness * 1e3) + edge.Risk;

    private static int Root(int[] root, int unit)
    {
        while (root[unit] != unit)
        {
            unit = root[unit] = root[root[unit]];
        }

        return unit;
    }

    private void Hang(PlanModel model, List<int> kept)
    {
        var ends = kept.SelectMany(edge => new[] { (Unit: model.Edges.All[edge].A, Other: model.Edges.All[edge].B, Edge: edge), (Unit: model.Edges.All[edge].B, Other: model.Edges.All[edge].A, Edge: edge) })
            .ToLookup(end => end.Unit);
        var (seen, count, next) = (new bool[model.Count], 0, 0);
        for (var root = 0; root < model.Count; root++)
        {
            if (seen[root])
            {
                continue;
            }

            (seen[root], Order[count++]) = (true, root);
            for (; next < count; next++)
            {
                foreach (var end in ends[Order[next]].Where(end => !seen[end.Other]))
                {
                    (seen[end.Other], Parent[end.Other], EdgeUp[end.Other], Order[count++]) = (true, Order[next], end.Edge, end.Other);
                }
            }
        }
    }
}
