namespace Fog.Client.Partitioning;

/// <summary>
/// Groups the functions of a monolith into tasks of about the same weight so that calls between tasks weigh little. Many multilevel tries
/// with moves of single functions and minimum cuts between neighbouring tasks, the best of them kept; small graphs are then searched in
/// full, which mostly proves the optimum. docs/partition.md says how and how good.
/// </summary>
public static class Partitioner
{
    /// <summary>Tries times functions and calls: a tenth of a second to a few, also for the largest graphs.</summary>
    private const int Work = 600_000;

    /// <summary>So many of the best tries are refined by flows, which takes as long as ten tries.</summary>
    private const int Finalists = 5;

    /// <summary>Divides a call graph.</summary>
    /// <exception cref="CallGraphException">More tasks are wanted than there are functions, or fewer than one, or a balance below 1.</exception>
    public static CallGraphPartition Divide(CallGraph graph, PartitionRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(request);
        Check(graph, request);
        var weighted = WeightedGraph.Of(graph);
        var limit = Balancing.Limit(weighted, request.Tasks, request.Balance);
        var (division, proven) = request.Tasks == 1 || request.Tasks == weighted.Count
            ? (Balancing.HeaviestFirst(weighted, request.Tasks), true)
            : ExactSearch.Run(BestTry(weighted, request, limit, ct), limit, ct);
        return Summary.Of(graph, division, limit, request.Balance, proven);
    }

    private static void Check(CallGraph graph, PartitionRequest request)
    {
        if (request.Tasks < 1)
        {
            throw new CallGraphException($"Number of tasks: expected 1 or more, found {request.Tasks}.");
        }

        if (request.Tasks > graph.Functions.Length)
        {
            throw new CallGraphException(
                $"Number of tasks: expected at most {graph.Functions.Length}, one for each function of the graph, found {request.Tasks}.");
        }

        if (!double.IsFinite(request.Balance) || request.Balance < 1)
        {
            throw new CallGraphException(
                $"Balance: expected 1 or more, which is how much heavier than the average a task may be, found {request.Balance}.");
        }
    }

    /// <summary>The best of many tries; a seed gives the same one each time.</summary>
    internal static Division BestTry(WeightedGraph graph, PartitionRequest request, long limit, CancellationToken ct)
    {
        var random = new Random(request.Seed);
        var tries = new List<Division>();

        // Balancing alone keeps the limit, and no refinement gives that up again.
        var best = Multilevel.Refined(Balancing.HeaviestFirst(graph, request.Tasks), limit, random, ct);
        for (var i = Math.Clamp(Work / (graph.Count + graph.Edges), 10, 300); i > 0; i--)
        {
            tries.Add(Multilevel.Try(graph, request.Tasks, limit, random, ct));
        }

        return tries
            .OrderBy(one => one.Rank(limit))
            .Take(Finalists)
            .Select(one => Multilevel.Refined(one, limit, random, ct))
            .Append(best)
            .MinBy(one => one.Rank(limit))!;
    }
}
