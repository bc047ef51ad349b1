using Fog.Agent.Images;

namespace Fog.Tests.Agent.Images;

public sealed class The_nearest_node
{
    [Fact]
    public void Is_the_one_from_which_a_piece_takes_least_time()
    {
        var order = Nearness.Order(
            [new("a"), new("b"), new("c"), new("d")],
            [Link("b", latency: 5, throughput: 100_000), Link("c", latency: 20, throughput: 10_000_000), Link("d", latency: 300, throughput: null)]);

        Assert.Equal(["c", "d", "b", "a"], order.Select(node => node.Value));
    }

    private static LinkClaim Link(string to, double latency, double? throughput) =>
        new(new(to), LinkKind.Near, latency, latency, 0, 0, 1, TimeSpan.Zero, throughput);
}
