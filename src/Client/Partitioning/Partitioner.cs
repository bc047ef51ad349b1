namespace Fog.Client.Partitioning;

/// <summary>
/// Groups the functions of a monolith into tasks of about the same weight so that calls between tasks weigh little. Many multilevel tries
/// with moves of single functions and minimum cuts between neighbouring tasks, the best of them kept; small graphs are then searched in
/// full, which mostly proves the optimum. docs/partition.md says how and how good.
/// </summary>
public static class Partitioner
{
    /// <summary>Tries times functions and calls: about a second.</summary>
    private const int Work = 40_000;

    /// <summary>Divides a call graph.</summary>
    /// <exception cref="CallGraphException">More tasks are wanted than there are functions, or fewer than one, or a balance below 1.</exception>
    public static CallGraphPartition Divide(CallGraph graph, PartitionRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(request);
        Check(graph, request);
        var weighted = WeightedGraph.Of(graph);
        var limit = Packing.Limit(weighted, request.Tasks, request.Balance);
        var (division, proven) = ExactSearch.Run(BestTry(weighted, request, limit, ct), limit, ct);
        return Summary.Of(graph, division, limit, proven || request.Tasks == graph.Functions.Length);
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

    private static Division BestTry(WeightedGraph graph, PartitionRequest request, long limit, CancellationToken ct)
    {
        // Packing alone keeps the limit; no refinement gives that up again.
        var random = new Random(request.Seed);
        var best = Multilevel.Refined(Packing.HeaviestFirst(graph, request.Tasks), limit, random, ct);
        var tries = Math.Clamp(Work / (graph.Count + graph.Edges), 3, 50);
        for (var i = 0; i < tries && best.Cut > 0; i++)
        {
            var next = Multilevel.Try(graph, request.Tasks, limit, random, ct);
            best = next.Rank(limit).CompareTo(best.Rank(limit)) < 0 ? next : best;
        }

        return best;
    }
}
