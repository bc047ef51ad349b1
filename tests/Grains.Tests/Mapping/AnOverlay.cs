using Fog.Bench.Simulation;
using Fog.Bench.Simulation.Network;

namespace Fog.Tests.Mapping;

/// <summary>Two hundred simulated nodes, 1 % loss each way.</summary>
public sealed class AnOverlay
{
    private const int Nodes = 200;

    [Fact]
    public void Of_two_hundred_nodes_reaches_its_shape_and_heals_within_a_minute()
    {
        var simulator = Settled(seed: 1);
        var shape = Shape.Of(simulator);
        Assert.Equal([Nodes], shape.Components());
        Assert.All(shape.Nodes, node => Assert.InRange(shape.Links[node].Count, 4, 16));
        var randoms = shape.Nodes.Select(node => simulator.Node(node)!.Overlay.Neighbours.Count(link => link.Kind == LinkKind.Random)).ToList();
        Assert.InRange(randoms.Average(), 4, 5);
        Assert.InRange(randoms.Max(), 4, 7);
        Assert.InRange(shape.Clustering(), 0, 0.03);
        Assert.InRange(shape.MeanPath(new Random(1), 50), 1, 1.25 * Math.Log(Nodes) / Math.Log(shape.MeanDegree - 1));
        Assert.InRange(shape.GiantAfter(0.3, new Random(1), 20), 0.985, 1);
        Assert.InRange(shape.GiantAfter(0.5, new Random(1), 20), 0.94, 1);
        Assert.InRange(shape.GiantAfter(0.7, new Random(1), 20), 0.75, 1);

        foreach (var node in Enumerable.Range(0, Nodes / 2))
        {
            simulator.Kill(node);
        }

        simulator.Run(TimeSpan.FromSeconds(60));
        Assert.Equal([Nodes / 2], Shape.Of(simulator).Components());
    }

    [Fact]
    public void Costs_a_node_a_bounded_number_of_messages_and_probes()
    {
        var simulator = Settled(seed: 2);
        var (messages, probes) = (simulator.Messages, simulator.Probes);
        simulator.Run(TimeSpan.FromSeconds(10));
        Assert.InRange((simulator.Messages - messages) / (10.0 * Nodes), 0.5, 5);
        Assert.InRange((simulator.Probes - probes) / (10.0 * Nodes), 0.5, 4);
    }

    [Fact]
    public void Lets_maps_show_all_but_a_few_in_reach_in_time_though_messages_are_lost()
    {
        var runs = Maps(Settled(seed: 3));
        Assert.InRange(runs.Average(run => run.Links), 0.98, 1);
        Assert.InRange(runs.Average(run => run.Time), 1, 1.2);
        Assert.InRange(runs.Average(run => run.Requests), 1, 3);
        Assert.InRange(runs.Average(run => run.Error), 0, 0.5);
        Assert.InRange(runs.Average(run => run.MeasuredError), 0, 0.05);
    }

    [Fact]
    public void Lets_maps_show_all_but_a_few_in_reach_in_time_when_nodes_have_just_died()
    {
        var simulator = Settled(seed: 6);
        foreach (var node in Enumerable.Range(0, Nodes / 50))
        {
            simulator.Kill(node);
        }

        var runs = Maps(simulator);
        Assert.InRange(runs.Average(run => run.Links), 0.98, 1);
        Assert.InRange(runs.Average(run => run.Time), 1, 1.2);
        Assert.InRange(runs.Average(run => run.Requests), 1, 3);
        Assert.InRange(runs.Average(run => run.Holes), 0.5, 4);
    }

    [Fact]
    public void Takes_a_node_that_returns_as_a_neighbour_again()
    {
        var simulator = Settled(seed: 4);
        simulator.Kill(7);
        simulator.Run(TimeSpan.FromSeconds(40));
        Assert.DoesNotContain(simulator.Alive, node => simulator.Node(node)!.Overlay.Find(Simulator.NameOf(7)) is not null);
        simulator.Start(7);
        simulator.Run(TimeSpan.FromSeconds(20));
        Assert.InRange(Shape.Of(simulator).Links[7].Count, 4, 16);
    }

    [Fact]
    public void Is_the_same_again_from_the_same_seed() =>
        Assert.Equal(Settled(seed: 5, nodes: 60).Bytes, Settled(seed: 5, nodes: 60).Bytes);

    /// <summary>Of ten nodes that ask at the same moment.</summary>
    private static IReadOnlyList<FloodRun> Maps(Simulator simulator) =>
        FloodRun.Ask(simulator, Enumerable.Range(Nodes - 10, 10), MapQuestion.Within(60));

    private static Simulator Settled(int seed, int nodes = Nodes)
    {
        var simulator = new Simulator(new PlaneLatencies(nodes, new Random(seed)), Weather.Usual, seed);
        for (var node = 0; node < nodes; node++)
        {
            simulator.Start(node);
            simulator.Run(TimeSpan.FromMilliseconds(100));
        }

        simulator.Run(TimeSpan.FromSeconds(100));
        return simulator;
    }
}
