namespace Fog.Client.Partitioning;

/// <summary>One try at a good division (Karypis and Kumar 1998): the graph is made small, divided, and made large again, refined at each size.</summary>
internal static class Multilevel
{
    /// <summary>Refining so small a graph takes no time, and smaller ones hide good cuts.</summary>
    private const int Small = 60;

    public static Division Try(WeightedGraph graph, int parts, long limit, Random random, CancellationToken ct)
    {
        // A cluster heavier than a fraction of a part would make balance a matter of luck.
        var heaviest = Math.Max(1, limit / 6);
        var least = Math.Max(Small, 6 * parts);
        if (graph.Count > least && Coarsening.Join(graph, least, heaviest, random) is var (cluster, clusters) && clusters < graph.Count * 19L / 20)
        {
            var coarse = Try(graph.Contract(cluster, clusters), parts, limit, random, ct);
            return Refined(new Division(graph, [.. cluster.Select(c => coarse.Part[c])], parts), limit, random, ct);
        }

        return Refined(Growth.Grow(graph, parts, random), limit, random, ct);
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
}
