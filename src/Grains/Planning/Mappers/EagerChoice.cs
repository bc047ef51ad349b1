namespace Fog.Planning;

/// <summary>Where <see cref="EagerMapper"/> puts one task: among the neighbours of a node, by chance.</summary>
internal sealed class EagerChoice(PlanState state, EagerOptions options, Random random)
{
    /// <summary>Share of a unit's part of the cost that counts as little.</summary>
    private const double Warmth = 0.2;

    private readonly PlanModel _model = state.Model;
    private readonly HostRow _row = new(state);

    /// <summary>The host for a unit whose caller is at a node; null when none around has room.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="node">The node of its caller.</param>
    /// <param name="isRoot">Whether the node is the initiator's: then it comes before its neighbours.</param>
    public int? Of(int unit, int node, bool isRoot)
    {
        _row.Fill(unit, PlanModel.Forbidding);
        if (isRoot && Fits(node))
        {
            return node;
        }

        var (ring, seen) = (new List<int> { node }, new HashSet<int> { node });
        if (options.OwnHost && Fits(node))
        {
            return Draw([node, .. _model.Problem.Paths.Neighbours(node).Where(Fits)], node);
        }

        while (ring.Count > 0)
        {
            ring = [.. ring.SelectMany(host => _model.Problem.Paths.Neighbours(host)).Where(seen.Add)];
            if (ring.Where(Fits).ToArray() is { Length: > 0 } fitting)
            {
                return Draw(fitting, node);
            }

            if (!options.WideningRing)
            {
                return null;
            }
        }

        return null;
    }

    private bool Fits(int host) => _row.Costs[host] < _model.Hard;

    private int Draw(int[] hosts, int node)
    {
        var least = hosts.Min(host => _row.Costs[host]);
        var temperature = Math.Max(Warmth * (state.Cost + least) / _model.Count, 1e-9);
        double[] weights = [.. hosts.Select(host => options.Softmax ? Math.Exp((least - _row.Costs[host]) / temperature) : Capability(host) * Quality(node, host))];
        var left = random.NextDouble() * weights.Sum();
        for (var at = 0; at < hosts.Length - 1; at++)
        {
            left -= weights[at];
            if (left < 0)
            {
                return hosts[at];
            }
        }

        return hosts[^1];
    }

    /// <summary>Free cores and memory, in mean needs.</summary>
    private double Capability(int host) =>
        (Math.Max(0, state.Slack[host]) / _model.MeanNeed[0]) + (Math.Max(0, state.Slack[_model.Stride + host]) / _model.MeanNeed[1]) + 1e-6;

    private double Quality(int from, int to) => 1 / (1 + _model.Problem.Paths.Latency(from, to));
}
