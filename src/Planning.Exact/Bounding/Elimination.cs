using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>Leaves out hosts that can't be part of any placement as cheap as one that is known.</summary>
internal static class Elimination
{
    private const double Slack = 1e-7;

    /// <summary>For each unit and each of its hosts a bound on the cost of all placements that have the unit there.</summary>
    public static double[][] Bounds(Condensed problem, IReadOnlyList<TreeNode> nodes, Multipliers prices)
    {
        var relaxation = new Relaxation(problem, nodes);
        var total = relaxation.Solve(prices);
        var bounds = problem.Units.Select(unit => Enumerable.Repeat(double.NegativeInfinity, unit.Hosts.Length).ToArray()).ToArray();
        var beliefs = new double[nodes.Count][];
        var root = 0;
        for (var index = 0; index < nodes.Count; index++)
        {
            root = nodes[index].Parent < 0 ? index : root;
            beliefs[index] = Belief(relaxation, nodes, index, beliefs, problem.Units[nodes[index].Unit].Hosts.Length);
            var unit = problem.Units[nodes[index].Unit];
            for (var place = 0; place < unit.Hosts.Length; place++)
            {
                var bound = total - relaxation.RootValue(root) + beliefs[index][place] + Math.Max(0, relaxation.Surplus[unit.Hosts[place]]);
                bounds[nodes[index].Unit][place] = Math.Max(bounds[nodes[index].Unit][place], bound);
            }
        }

        return bounds;
    }

    /// <summary>The places of each unit that stay when a placement of that cost is known; the known one's are among them.</summary>
    public static ImmutableArray<int>[] Stay(double[][] bounds, double cost) =>
        [.. bounds.Select(unit => unit.Index().Where(place => place.Item <= cost + (Slack * Math.Abs(cost))).Select(place => place.Index).ToImmutableArray())];

    /// <summary>For each place of a node the least cost of its whole tree.</summary>
    private static double[] Belief(Relaxation relaxation, IReadOnlyList<TreeNode> nodes, int index, double[][] beliefs, int width)
    {
        var belief = Enumerable.Range(0, width).Select(place => relaxation.Value(index, place)).ToArray();
        if (nodes[index].Parent is not (var parent and >= 0))
        {
            return belief;
        }

        var above = beliefs[parent].Select((cost, place) => double.IsInfinity(cost) ? cost : cost - relaxation.Message(index, place)).ToArray();
        for (var place = 0; place < width; place++)
        {
            var least = double.PositiveInfinity;
            for (var over = 0; over < above.Length; over++)
            {
                least = Math.Min(least, above[over] + relaxation.PairCost(nodes[index], over, place));
            }

            belief[place] += least;
        }

        return belief;
    }
}
