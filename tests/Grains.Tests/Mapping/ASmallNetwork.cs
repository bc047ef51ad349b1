using Fog.Bench.Simulation.Network;
using Fog.Mapping.Overlays;

namespace Fog.Tests.Mapping;

/// <summary>So few nodes that everyone is a neighbour's neighbour.</summary>
public sealed class ASmallNetwork
{
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(16)]
    public void Gives_each_node_its_nearest_as_a_near_neighbour(int nodes)
    {
        var simulator = Settled(new PlaneLatencies(nodes, new Random(nodes)));
        foreach (var node in simulator.Alive)
        {
            var nearest = simulator.Alive.Where(other => other != node).MinBy(other => simulator.Latencies.RoundTrip(node, other));
            Assert.Equal(LinkKind.Near, Link(simulator, node, nearest)?.Kind);
        }
    }

    [Fact]
    public void Gives_near_links_also_to_a_node_that_is_nobodys_nearest()
    {
        var simulator = Settled(new FarFirst());
        var links = simulator.Node(0)!.Overlay.Neighbours;
        Assert.Equal(LinkKind.Near, Link(simulator, 0, 1)?.Kind);
        Assert.All(links, link => Assert.Equal(link.Kind, simulator.Node(simulator.PlaceOf(link.Name))!.Overlay.Find(Simulator.NameOf(0))?.Kind));
        Assert.All(simulator.Alive, node => Assert.InRange(Near(simulator, node), new OverlayOptions().Near, 7));
    }

    [Fact]
    public void Comes_to_rest()
    {
        var simulator = Settled(new PlaneLatencies(8, new Random(1)));
        var before = Kinds(simulator);
        simulator.Run(TimeSpan.FromSeconds(120));
        Assert.Equal(before, Kinds(simulator));
    }

    private static string Kinds(Simulator simulator) => string.Join('\n', simulator.Alive.Select(node => string.Join(
        ' ', simulator.Node(node)!.Overlay.Neighbours.OrderBy(link => link.Name).Select(link => $"{link.Name}:{link.Kind}"))));

    private static int Near(Simulator simulator, int node) => simulator.Node(node)!.Overlay.Neighbours.Count(link => link.Kind == LinkKind.Near);

    private static Neighbour? Link(Simulator simulator, int from, int to) => simulator.Node(from)!.Overlay.Find(Simulator.NameOf(to));

    private static Simulator Settled(ILatencies latencies)
    {
        var simulator = new Simulator(latencies, new Weather(0, 0.02), 1);
        for (var node = 0; node < latencies.Count; node++)
        {
            simulator.Start(node);
            simulator.Run(TimeSpan.FromMilliseconds(200));
        }

        simulator.Run(TimeSpan.FromSeconds(90));
        return simulator;
    }

    /// <summary>The first of eight nodes is 4, 8, … 28 ms away from the others, which are close to each other.</summary>
    private sealed class FarFirst : ILatencies
    {
        public int Count => 8;

        public double RoundTrip(int from, int to) => Math.Min(from, to) == 0 ? 4 * Math.Max(from, to) : 0.3 + (0.01 * (from + to));
    }
}
