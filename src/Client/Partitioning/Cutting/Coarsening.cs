namespace Fog.Client.Partitioning;

/// <summary>
/// Makes a graph smaller by joining nodes that call each other much: the first-choice scheme of Karypis, Aggarwal, Kumar and Shekhar
/// (multilevel hypergraph partitioning, 1999). Unlike matching it copes with stars, and call graphs are full of those.
/// </summary>
internal static class Coarsening
{
    /// <summary>Joins nodes into clusters, at most about two each way.</summary>
    /// <returns>The cluster of each node and their number.</returns>
    /// <param name="graph">The graph.</param>
    /// <param name="least">So many clusters are left at least.</param>
    /// <param name="heaviest">Most that a cluster may weigh.</param>
    /// <param name="random">The order in which nodes choose.</param>
    public static (int[] Cluster, int Clusters) Join(WeightedGraph graph, int least, long heaviest, Random random)
    {
        var order = Enumerable.Range(0, graph.Count).ToArray();
        random.Shuffle(order);
        var cluster = Enumerable.Range(0, graph.Count).ToArray();
        var weight = graph.Weight.ToArray();
        var alone = Enumerable.Repeat(true, graph.Count).ToArray();
        var left = graph.Count;
        var enough = Math.Max(least, graph.Count * 2 / 5);
        foreach (var v in order)
        {
            if (left > enough && alone[v] && Favourite(v) is { } chosen)
            {
                weight[chosen] += weight[v];
                cluster[v] = chosen;
                alone[v] = false;
                alone[chosen] = false;
                left--;
            }
        }

        return (Number(cluster), left);

        // Much traffic for little weight: heavy clusters would soon attract all.
        int? Favourite(int v)
        {
            (int? best, double value) = (null, 0);
            for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
            {
                var other = cluster[graph.Neighbour[at]];
                var worth = graph.Cost[at] / (weight[other] + 1.0);
                if (other != v && worth > value && weight[other] + weight[v] <= heaviest)
                {
                    (best, value) = (other, worth);
                }
            }

            return best;
        }
    }

    private static int[] Number(int[] cluster)
    {
        var number = new Dictionary<int, int>();
        return [.. cluster.Select(c => number.TryGetValue(c, out var known) ? known : number[c] = number.Count)];
    }
}
