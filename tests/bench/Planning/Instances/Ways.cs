namespace Fog.Bench.Planning.Instances;

/// <summary>Fastest ways over a map's links by Dijkstra's rule, each source once: what checks plans, apart from the planner's own table.</summary>
internal sealed class Ways
{
    private readonly Dictionary<NodeName, List<(NodeName To, double RoundTrip, double Throughput)>> _links = [];
    private readonly Dictionary<NodeName, Dictionary<NodeName, Way>> _from = [];

    public Ways(IEnumerable<MappedLink> links)
    {
        foreach (var link in links)
        {
            Add(link.A, link.B, link);
            Add(link.B, link.A, link);
        }
    }

    /// <summary>The way between two hosts; null when there is none.</summary>
    public Way? Between(NodeName from, NodeName to)
    {
        if (!_from.TryGetValue(from, out var ways))
        {
            _from[from] = ways = All(from);
        }

        return ways.TryGetValue(to, out var way) ? way : null;
    }

    private void Add(NodeName from, NodeName to, MappedLink link)
    {
        if (!_links.TryGetValue(from, out var list))
        {
            _links[from] = list = [];
        }

        list.Add((to, link.Latency, link.Throughput ?? double.PositiveInfinity));
    }

    private Dictionary<NodeName, Way> All(NodeName from)
    {
        var done = new Dictionary<NodeName, Way>();
        var queue = new PriorityQueue<(NodeName At, Way Way), double>();
        queue.Enqueue((from, new Way(0, double.PositiveInfinity, null)), 0);
        while (queue.TryDequeue(out var next, out var time))
        {
            if (!done.TryAdd(next.At, next.Way))
            {
                continue;
            }

            foreach (var (to, roundTrip, throughput) in _links.GetValueOrDefault(next.At, []))
            {
                queue.Enqueue((to, new Way(time + roundTrip, Math.Min(next.Way.Throughput, throughput), next.At)), time + roundTrip);
            }
        }

        return done;
    }
}

/// <summary>A way through the network.</summary>
/// <param name="RoundTrip">Milliseconds.</param>
/// <param name="Throughput">Bytes per second of its narrowest link.</param>
/// <param name="Last">The host before the last; null when the way leads nowhere.</param>
internal readonly record struct Way(double RoundTrip, double Throughput, NodeName? Last)
{
    /// <summary>Milliseconds of a call with so many bytes: the round trip, and the bytes through the narrowest link.</summary>
    public double Time(long payload) => RoundTrip + (1000 * payload / Throughput);
}
