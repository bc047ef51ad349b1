using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

public sealed class ASmallGraph
{
    public static TheoryData<int, int> Sizes => new() { { 6, 2 }, { 8, 2 }, { 8, 3 }, { 9, 4 }, { 11, 2 } };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Is_cut_at_the_optimum_and_the_optimum_is_proven(int functions, int tasks)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            var graph = Graphs.Random(functions, 1.8, heaviest: 1 + (seed % 5), new Random(seed));
            var partition = Partitioner.Divide(graph, new PartitionRequest(tasks, 1.2, seed), TestContext.Current.CancellationToken);

            Assert.True(partition.Optimal);
            Assert.Equal(Exhaustive.LeastCut(graph, tasks, Limit(graph, tasks)), partition.Cut);
        }
    }

    /// <summary>The search in full would hide a bad heuristic, so that is looked at alone.</summary>
    [Theory]
    [MemberData(nameof(Sizes))]
    public void Is_cut_at_the_optimum_by_moves_and_flows_alone(int functions, int tasks)
    {
        for (var seed = 100; seed < 112; seed++)
        {
            var graph = Graphs.Random(functions, 1.8, heaviest: 1 + (seed % 5), new Random(seed));
            var limit = Limit(graph, tasks);
            var division = Partitioner.BestTry(WeightedGraph.Of(graph), new PartitionRequest(tasks, 1.2, seed), limit, TestContext.Current.CancellationToken);

            Assert.Equal(0, division.Rank(limit).TooHeavy);
            Assert.Equal(Exhaustive.LeastCut(graph, tasks, limit), division.Cut);
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Is_searched_in_full_from_a_bad_division_to_the_optimum(int functions, int tasks)
    {
        for (var seed = 200; seed < 212; seed++)
        {
            var graph = Graphs.Random(functions, 1.8, heaviest: 1 + (seed % 5), new Random(seed));
            var limit = Limit(graph, tasks);
            var bad = Balancing.HeaviestFirst(WeightedGraph.Of(graph), tasks);
            var (best, proven) = ExactSearch.Run(bad, limit, TestContext.Current.CancellationToken);

            Assert.True(proven);
            Assert.Equal(Exhaustive.LeastCut(graph, tasks, limit), best.Cut);
        }
    }

    private static long Limit(CallGraph graph, int tasks) => Balancing.Limit(WeightedGraph.Of(graph), tasks, 1.2);
}
