using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

public sealed class ACut
{
    [Fact]
    public void Follows_each_move()
    {
        var random = new Random(1);
        var graph = WeightedGraph.Of(Graphs.Random(50, 3, 9, random));
        var division = new Division(graph, [.. Enumerable.Range(0, 50).Select(_ => random.Next(4))], 4);
        for (var i = 0; i < 200; i++)
        {
            division.Move(random.Next(50), random.Next(4));
        }

        var anew = new Division(graph, [.. division.Part], 4);
        Assert.Equal(anew.Cut, division.Cut);
        Assert.Equal(anew.Weight, division.Weight);
        Assert.Equal(anew.Size, division.Size);
    }

    /// <summary>Of all ways to give a region to either side, a flow finds the cheapest.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Through_a_region_is_the_least_that_there_is(int seed)
    {
        var random = new Random(seed);
        var graph = WeightedGraph.Of(Graphs.Random(16, 2.5, 1, random));
        var part = Enumerable.Range(0, 16).Select(v => v % 2).ToArray();
        var region = Enumerable.Range(4, 9).ToHashSet();
        var source = new FlowNetwork(new Division(graph, [.. part], 2), region, 0, 1).SourceSide();

        var least = Enumerable.Range(0, 1 << region.Count).Min(choice => Cut(v => (choice >> (v - 4)) & 1));
        Assert.Equal(least, Cut(v => source.Contains(v) ? 0 : 1));

        long Cut(Func<int, int> side) =>
            new Division(graph, [.. part.Select((own, v) => region.Contains(v) ? side(v) : own)], 2).Cut;
    }

    [Fact]
    public void Is_the_same_for_whole_weights_and_for_their_fractions()
    {
        var graph = Graphs.Random(120, 2, 9, new Random(2));
        var fraction = graph with { Calls = [.. graph.Calls.Select(call => call with { Weight = call.Weight / 7 })] };
        var (one, other) = (Cut(graph), Cut(fraction) * 7);
        Assert.Equal(one, other, one * 0.01);

        static double Cut(CallGraph graph) => Partitioner.Divide(graph, new PartitionRequest(3), TestContext.Current.CancellationToken).Cut;
    }
}
