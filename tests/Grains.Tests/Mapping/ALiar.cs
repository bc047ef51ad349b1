using Fog.Mapping.Floods;

namespace Fog.Tests.Mapping;

/// <summary>a - b - c - d, 10 ms each; b or c tells less than that.</summary>
public sealed class ALiar
{
    [Fact]
    public void Can_not_make_its_link_shorter_than_the_other_end_measured()
    {
        var wire = Chain();
        wire.Says = (from, message) => from.Value == "c" ? Shortened(message, "c") : message;
        wire.Ask("a", MapQuestion.Within(40) with { DirectProbes = 0 });
        wire.Run(500);
        Assert.Equal([0, 10, 20, 30], wire.Maps[0].Nodes.Select(node => Math.Round(node.Latency, 3)));
        Assert.All(wire.Maps[0].Links, link => Assert.Equal(10, link.Latency, 3));
    }

    [Fact]
    public void Can_not_make_a_request_go_farther_than_the_receiver_measured()
    {
        var wire = Chain();
        wire.Says = (from, message) => from.Value == "b" && message is MapRequest request
            ? request with { Remaining = request.Remaining + 9, Claimed = 1 }
            : message;
        wire.Ask("a", MapQuestion.Within(25) with { DirectProbes = 0 });
        wire.Run(500);
        Assert.Equal(["a", "b", "c"], wire.Maps[0].Nodes.Select(node => node.Name.Value));
        Assert.DoesNotContain(wire.Sent, sent => sent is { From.Value: "c", To.Value: "d", Message: MapRequest });
    }

    [Fact]
    public void Can_not_invent_a_link_to_a_node_that_tells_its_own()
    {
        var reports = Reports(("a", [("b", 10)]), ("b", [("a", 10), ("d", 1)]), ("d", [("c", 10)]));
        Assert.DoesNotContain(MapLinks.Of(Wire.Name("a"), reports), link => link is { A.Value: "b", B.Value: "d" });
    }

    [Theory]
    [InlineData(5, 10, 10)]
    [InlineData(15, 10, 15)]
    public void Is_outdone_by_the_larger_number_of_a_link_of_others(double told, double measured, double counts)
    {
        var reports = Reports(("b", [("c", told)]), ("c", [("b", measured)]));
        Assert.Equal(counts, Assert.Single(MapLinks.Of(Wire.Name("a"), reports)).Latency);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(50)]
    public void Changes_nothing_of_the_asking_nodes_own_links(double told)
    {
        var reports = Reports(("b", [("a", told)]), ("a", [("b", 10)]));
        Assert.Equal(10, Assert.Single(MapLinks.Of(Wire.Name("a"), reports)).Latency);
        var reversed = Reports(("a", [("b", 10)]), ("b", [("a", told)]));
        Assert.Equal(10, Assert.Single(MapLinks.Of(Wire.Name("a"), reversed)).Latency);
    }

    private static Wire Chain()
    {
        var wire = new Wire();
        foreach (var name in new[] { "a", "b", "c", "d" })
        {
            wire.Add(name);
        }

        wire.Link("a", "b", 10);
        wire.Link("b", "c", 10);
        wire.Link("c", "d", 10);
        return wire;
    }

    private static NetworkMessage Shortened(NetworkMessage message, string liar) => message is MapAnswer answer
        ? answer with
        {
            Reports = [.. answer.Reports.Select(report => report.Name.Value != liar
                ? report
                : report with { Links = [.. report.Links.Select(link => link with { Latency = 1, Upper = 1 })] })],
        }
        : message;

    private static Dictionary<NodeName, NodeReport> Reports(params (string Name, (string To, double Latency)[] Links)[] nodes) => nodes.ToDictionary(
        node => Wire.Name(node.Name),
        node => new NodeReport(Wire.Name(node.Name), 1, null, [.. node.Links.Select(link =>
            new LinkClaim(Wire.Name(link.To), LinkKind.Near, link.Latency, link.Latency, 0, 0, 9, TimeSpan.Zero, null))]));
}
