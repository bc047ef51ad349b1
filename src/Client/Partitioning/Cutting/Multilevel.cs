namespace Fog.Client.Partitioning;

/// <summary>One try at a good division (Karypis and Kumar 1998): the graph is made small, divided, and made large again, refined at each size.</summary>
internal static class Multilevel
{
    /// <summary>Refining so small a graph takes no time, and smaller ones hide good cuts.</summary>
    private const int Small = 60;

    public static Division Try(WeightedGraph graph, int parts, long limit, Random random, CancellationToken ct)
    {
        var division = Coarser(graph, parts, limit, random) is var (coarse, cluster)
            ? new Division(graph, Spread(Try(coarse, parts, limit, random, ct), cluster), parts)
            : Growth.Grow(graph, parts, random);
        new Refinement(division, limit, random).Run(ct);
        return division;
    }

    /// <summary>The division, with single nodes and whole regions moved until neither gains.</summary>
    public static Division Refined(Division division, long limit, Random random, CancellationToken ct)
    {
        var moves = new Refinement(division, limit, random);
        var flows = new FlowRefinement(division, limit);
        do
        {
            moves.Run(ct);
        }
        while (flows.Run(ct));
        return division;
    }

    /// <summary>The graph about half as large; null when it is small enough, or has nothing to join.</summary>
    private static (WeightedGraph Graph, int[] Cluster)? Coarser(WeightedGraph graph, int parts, long limit, Random random)
    {
        var least = Math.Max(Small, 6 * parts);
        if (graph.Count <= least)
        {
            return null;
        }

        // A cluster heavier than a fraction of a part would make balance a matter of luck.
        var (cluster, clusters) = Coarsening.Join(graph, least, Math.Max(1, limit / 6), random);
        return clusters < graph.Count * 19L / 20 ? (graph.Contract(cluster, clusters), cluster) : null;
    }

    private static int[] Spread(Division coarse, int[] cluster) => [.. cluster.Select(c => coarse.Part[c])];
}
