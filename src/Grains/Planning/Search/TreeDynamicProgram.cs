namespace Fog.Planning;

/// <summary>The cheapest placement of a forest of units when hosts have no bounds: for each unit from the leaves up, for each host of the one above, the best host.</summary>
internal sealed class TreeDynamicProgram(PlanModel model, Forest forest)
{
    private readonly float[] _sums = new float[model.Count * model.Stride];
    private readonly float[] _edge = new float[model.Stride];

    /// <summary>Units of effort of one run.</summary>
    public long Effort { get; } = Enumerable.Range(0, model.Count)
        .Sum(unit => 10 + (model.Stride / 8L * (forest.Parent[unit] < 0 ? 1 : model.Units.Candidates[forest.Parent[unit]].Length) / 5));

    /// <summary>The least cost, and the host of each unit there.</summary>
    /// <param name="rows">What each unit costs alone on each host.</param>
    /// <param name="hosts">Filled with the placement.</param>
    public double Solve(ReadOnlySpan<float> rows, int[] hosts)
    {
        rows.CopyTo(_sums);
        var least = 0.0;
        for (var at = model.Count - 1; at >= 0; at--)
        {
            var unit = forest.Order[at];
            if (forest.Parent[unit] < 0)
            {
                least += Rows.Least(Row(unit));
            }
            else
            {
                Lift(unit);
            }
        }

        foreach (var unit in forest.Order)
        {
            hosts[unit] = forest.Parent[unit] < 0 ? Sampler.Cheapest(Row(unit)) : Below(unit, hosts[forest.Parent[unit]]);
        }

        return least;
    }

    private Span<float> Row(int unit) => _sums.AsSpan(unit * model.Stride, model.Stride);

    private void Lift(int unit)
    {
        var (parent, edge) = (forest.Parent[unit], model.Edges.All[forest.EdgeUp[unit]]);
        var row = Row(unit);
        foreach (var host in model.Units.Candidates[parent])
        {
            Row(parent)[host] += Least(row, edge, host);
        }
    }

    private float Least(ReadOnlySpan<float> row, Edge edge, int host)
    {
        if (edge.Limits.Length > 0)
        {
            row.CopyTo(_edge);
            EdgeRow.AddTo(_edge, model.Ways, edge, host, PlanModel.Never);
            return Rows.Least(_edge);
        }

        return EdgeRow.LeastWith(row, model.Ways, edge, host);
    }

    private int Below(int unit, int above)
    {
        Row(unit).CopyTo(_edge);
        EdgeRow.AddTo(_edge, model.Ways, model.Edges.All[forest.EdgeUp[unit]], above, PlanModel.Never);
        return Sampler.Cheapest(_edge);
    }
}
