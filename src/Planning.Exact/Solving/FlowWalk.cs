namespace Fog.Planning.Exact;

/// <summary>Draws placements from a fractional flow: a root by its shares, then each called unit by the flow that leaves its caller's host.</summary>
internal sealed class FlowWalk
{
    private const double Nothing = 1e-9;
    private readonly IReadOnlyList<TreeNode> _nodes;
    private readonly double[][] _shares;
    private readonly Dictionary<UnitPair, double[]> _flows;

    public FlowWalk(Condensed problem, FlowModel model, Func<int, double> value)
    {
        _nodes = [.. TreeNode.Forest(problem)];
        _shares = [.. problem.Units.Select((_, unit) => model.Shares(unit, value))];
        _flows = problem.Pairs.ToDictionary(pair => pair, pair => model.Shares(pair, value));
    }

    /// <summary>A place for each unit.</summary>
    public int[] Draw(Random random)
    {
        var places = new int[_shares.Length];
        foreach (var node in _nodes.Where(node => !node.IsCopy))
        {
            var flow = node.Pair is { } pair ? Leaving(pair, node.Unit, places) : _shares[node.Unit];
            places[node.Unit] = Draw(flow.Sum() > Nothing ? flow : _shares[node.Unit], random);
        }

        return places;
    }

    private double[] Leaving(UnitPair pair, int to, int[] places)
    {
        var (flow, width) = (_flows[pair], _shares[pair.B].Length);
        return to == pair.B
            ? flow[(places[pair.A] * width)..((places[pair.A] + 1) * width)]
            : [.. Enumerable.Range(0, _shares[pair.A].Length).Select(row => flow[(row * width) + places[pair.B]])];
    }

    private static int Draw(double[] shares, Random random)
    {
        var left = random.NextDouble() * shares.Sum();
        for (var place = 0; place < shares.Length - 1; place++)
        {
            left -= shares[place];
            if (left < 0)
            {
                return place;
            }
        }

        return shares.Length - 1;
    }
}
