namespace Fog.Client.Partitioning;

/// <summary>A first division: parts grow one after the other from a node of chance, always by the node that calls them most (Karypis and Kumar 1998).</summary>
internal static class Growth
{
    public static Division Grow(WeightedGraph graph, int parts, Random random)
    {
        var part = Enumerable.Repeat(parts - 1, graph.Count).ToArray();
        var free = Enumerable.Range(0, graph.Count).ToArray();
        random.Shuffle(free);
        var taken = new bool[graph.Count];
        var (next, left, nodes) = (0, graph.Total, graph.Count);
        for (var p = 0; p < parts - 1; p++)
        {
            var share = left / (parts - p);
            var weight = 0L;
            var pull = new Dictionary<int, long>();
            var frontier = new PriorityQueue<int, (long, int)>();

            // Each later part needs a node too.
            while ((weight == 0 || weight < share) && nodes > parts - 1 - p)
            {
                var v = Next(frontier);
                if (weight > 0 && weight + graph.Weight[v] / 2 > share)
                {
                    break;
                }

                (taken[v], part[v]) = (true, p);
                weight += graph.Weight[v];
                nodes--;
                for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
                {
                    var u = graph.Neighbour[at];
                    if (!taken[u])
                    {
                        pull[u] = pull.GetValueOrDefault(u) + graph.Cost[at];
                        frontier.Enqueue(u, (-pull[u], random.Next()));
                    }
                }
            }

            left -= weight;
        }

        return new Division(graph, part, parts);

        int Next(PriorityQueue<int, (long, int)> frontier)
        {
            while (frontier.TryDequeue(out var v, out _))
            {
                if (!taken[v])
                {
                    return v;
                }
            }

            while (taken[free[next]])
            {
                next++;
            }

            return free[next];
        }
    }
}
