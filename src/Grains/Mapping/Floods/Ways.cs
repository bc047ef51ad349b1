using Fog.Mapping.Measuring;

namespace Fog.Mapping.Floods;

/// <summary>Shortest ways from the asking node (Dijkstra) over the links of a map; what it measured itself wins over any sum.</summary>
internal static class Ways
{
    public static Dictionary<NodeName, Way> From(
        NodeName self, IReadOnlyDictionary<NodeName, LinkStatistics> measured, IReadOnlyCollection<MappedLink> links)
    {
        var ends = links.SelectMany(link => new[] { (From: link.A, To: link.B, Link: link), (From: link.B, To: link.A, Link: link) })
            .Where(end => end.From != self && end.To != self)
            .ToLookup(end => end.From);
        var ways = new Dictionary<NodeName, Way> { [self] = new Way(0, 0, true, null) };
        var open = new PriorityQueue<(NodeName Node, Way Way), double>();
        foreach (var (node, statistics) in measured.Where(node => node.Value.IsKnown && node.Key != self))
        {
            open.Enqueue((node, new Way(statistics.Smoothed, statistics.Upper, true, null)), statistics.Smoothed);
        }

        while (open.TryDequeue(out var next, out _))
        {
            if (next.Way.Measured != measured.ContainsKey(next.Node) || !ways.TryAdd(next.Node, next.Way))
            {
                continue;
            }

            foreach (var (_, to, link) in ends[next.Node].Where(end => !ways.ContainsKey(end.To)))
            {
                var way = new Way(next.Way.Latency + link.Latency, next.Way.Upper + link.Upper, false, next.Way.Via ?? next.Node);
                open.Enqueue((to, way), way.Latency);
            }
        }

        return ways;
    }
}
