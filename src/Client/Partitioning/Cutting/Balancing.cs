namespace Fog.Client.Partitioning;

/// <summary>Balance alone, without a look at calls: what can always be reached.</summary>
internal static class Balancing
{
    /// <summary>
    /// The heaviest node first, each into the lightest part (Graham 1969: at most a third above the best balance); no part stays empty.
    /// </summary>
    public static Division HeaviestFirst(WeightedGraph graph, int parts)
    {
        var part = new int[graph.Count];
        var lightest = new PriorityQueue<int, (long Weight, int Size, int Part)>();
        lightest.EnqueueRange(Enumerable.Range(0, parts).Select(p => (p, (0L, 0, p))));
        foreach (var v in Enumerable.Range(0, graph.Count).OrderByDescending(v => graph.Weight[v]).ThenBy(v => v))
        {
            lightest.TryDequeue(out var p, out var load);
            part[v] = p;
            lightest.Enqueue(p, (load.Weight + graph.Weight[v], load.Size + 1, p));
        }

        return new Division(graph, part, parts);
    }

    /// <summary>
    /// Most that a part may weigh: <paramref name="balance"/> times the average, or what the heaviest first gives where single nodes are
    /// too heavy for that. So a division always exists.
    /// </summary>
    public static long Limit(WeightedGraph graph, int parts, double balance) =>
        Math.Max((long)(balance * graph.Total / parts * (1 + 1e-9)), HeaviestFirst(graph, parts).Weight.Max());
}
