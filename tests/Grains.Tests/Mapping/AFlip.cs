using Fog.Mapping.Overlays;

namespace Fog.Tests.Mapping;

/// <summary>Flips alone: no near links, nothing missing, nothing too many.</summary>
public sealed class AFlip
{
    private const int Nodes = 24;
    private static readonly OverlayOptions FlipsOnly = new() { Near = 0, Random = 0, MostRandom = 100, Least = 0, YoungFlips = int.MaxValue };

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    [InlineData(3, 300)]
    [InlineData(4, 300)]
    public void Keeps_each_degree_and_connects_all_at_each_moment(int seed, double latency)
    {
        // Over slow links flips overlap in time: each link may be given up in one of them alone.
        var (wire, degrees) = Ring(seed, latency);
        Run(wire, 60);
        Assert.Equal(degrees, Degrees(wire));
        Assert.InRange(Enumerable.Range(0, Nodes).Sum(node => wire[$"n{node}"].Overlay.FlipsDone), Nodes, int.MaxValue);
    }

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.3)]
    public void Leaves_all_connected_when_messages_are_lost(double loss)
    {
        var (wire, _) = Ring(5);
        var random = new Random(5);
        wire.Loses = (_, _, _) => random.NextDouble() < loss;
        Run(wire, 60);
    }

    [Fact]
    public void Opens_the_triangles_of_a_clustered_graph()
    {
        var (wire, _) = Ring(1);
        var before = ClosedTriples(wire);
        Run(wire, 60);
        Assert.InRange(ClosedTriples(wire), 0, before / 3);
    }

    /// <summary>Each node is linked to the two on either side: as clustered as can be.</summary>
    private static (Wire Wire, int[] Degrees) Ring(int seed, double latency = 10)
    {
        var wire = new Wire(seed) { Usual = latency };
        for (var node = 0; node < Nodes; node++)
        {
            wire.Add($"n{node}", FlipsOnly);
        }

        for (var node = 0; node < Nodes; node++)
        {
            wire.Link($"n{node}", $"n{(node + 1) % Nodes}", latency);
            wire.Link($"n{node}", $"n{(node + 2) % Nodes}", latency);
        }

        wire.Exchange();
        return (wire, Degrees(wire));
    }

    private static void Run(Wire wire, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            for (var node = 0; node < Nodes; node++)
            {
                wire.Tick($"n{node}");
                wire.Run(1000.0 / Nodes);
                Assert.Equal(Nodes, Reachable(wire));
            }
        }

        // Flips under way come to their end.
        wire.Run(5000);
    }

    private static int[] Degrees(Wire wire) => [.. Enumerable.Range(0, Nodes).Select(node => wire[$"n{node}"].Overlay.Neighbours.Count)];

    private static int Reachable(Wire wire)
    {
        var seen = new HashSet<string> { "n0" };
        var queue = new Queue<string>(seen);
        while (queue.TryDequeue(out var next))
        {
            foreach (var other in wire[next].Overlay.Neighbours.Select(link => link.Name.Value)
                .Where(other => wire[other].Overlay.Find(Wire.Name(next)) is not null && seen.Add(other)))
            {
                queue.Enqueue(other);
            }
        }

        return seen.Count;
    }

    private static int ClosedTriples(Wire wire) => Enumerable.Range(0, Nodes).Sum(node =>
    {
        var around = wire[$"n{node}"].Overlay.Neighbours.Select(link => link.Name).ToHashSet();
        return around.Sum(other => wire[other.Value].Overlay.Neighbours.Count(link => around.Contains(link.Name)));
    });
}
