namespace Fog.Tests.Mapping;

public sealed class AFlood : FloodTests
{
    [Fact]
    public void Finds_all_within_the_budget_and_nobody_beyond()
    {
        var wire = Chain(10, 10, 10, 10);
        wire.Ask("a", Flood(30));
        wire.Run(500);
        var map = Assert.Single(wire.Maps);
        Assert.Equal(["a", "b", "c", "d"], map.Nodes.Select(node => node.Name.Value));
        Assert.Equal([0, 10, 20, 30], map.Nodes.Select(node => Math.Round(node.Latency, 3)));
        Assert.Equal([true, true, false, false], map.Nodes.Select(node => node.Measured));
        Assert.Equal(3, map.Links.Length);
        Assert.Empty(map.Holes);
        Assert.All(map.Nodes, node => Assert.NotNull(node.Offer));
    }

    [Fact]
    public void Takes_as_long_as_the_way_to_the_farthest_and_not_as_long_as_its_patience()
    {
        var wire = Chain(10, 10, 10);
        wire.Ask("a", Flood(30));
        wire.Run(500);
        Assert.InRange(wire.Maps[0].FloodTime.TotalMilliseconds, 30, 30.1);
    }

    [Fact]
    public void Is_acknowledged_at_once_by_each_node()
    {
        var wire = Chain(10, 10);
        wire.Ask("a", Flood(30));
        wire.Run(5.1);
        Assert.Contains(wire.Sent, sent => sent is { From.Value: "b", To.Value: "a", Message: MapAcknowledged { Answers: true } });
        Assert.DoesNotContain(wire.Sent, sent => sent.Message is MapAnswer);
    }

    [Fact]
    public void Lets_a_duplicate_through_that_has_a_millisecond_more_left()
    {
        var wire = Chain(10);
        var request = new MapRequest(new MapId(Wire.Name("x"), 1), 1, 20, 5, 200, 64, false, OfferFilter.Any, []);
        Assert.True(Acknowledged(wire, request));
        Assert.False(Acknowledged(wire, request with { Visit = 2 }));
        Assert.False(Acknowledged(wire, request with { Visit = 3, Remaining = 20.9 }));
        Assert.True(Acknowledged(wire, request with { Visit = 4, Remaining = 21 }));
        Assert.False(Acknowledged(wire, request with { Visit = 5, Remaining = 12 }));
        Assert.True(Acknowledged(wire, request with { Id = request.Id with { Number = 2 }, Remaining = 3 }));
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(24.5, 1)]
    [InlineData(40, 1)]
    public void Does_not_ask_whom_others_reach_on_a_shorter_way(double otherWay, int requests)
    {
        // a - b - d takes 25 ms, a - c - d takes the other; b knows that c is asked, and what d told of its link to c.
        var wire = Chain(10);
        foreach (var name in new[] { "c", "d" })
        {
            wire.Add(name);
        }

        wire.Link("a", "c", 5);
        wire.Link("b", "d", 15);
        wire.Link("c", "d", otherWay - 5);
        wire.Exchange();
        wire.Ask("a", Flood(60));
        wire.Run(500);
        Assert.Equal(4, wire.Maps[0].Nodes.Length);
        Assert.Equal(Math.Min(25, otherWay), wire.Maps[0].Nodes.Single(node => node.Name.Value == "d").Latency, 3);
        Assert.Equal(requests, wire.Sent.Count(sent => sent is { From.Value: "b", To.Value: "d", Message: MapRequest }));
    }

    [Fact]
    public void Ends_in_a_ring_and_asks_nobody_without_end()
    {
        var wire = Chain(10, 10, 10);
        wire.Link("d", "a", 10);
        wire.Ask("a", Flood(500));
        wire.Run(5000);
        Assert.Equal(4, Assert.Single(wire.Maps).Nodes.Length);
        Assert.InRange(wire.Sent.Count(sent => sent.Message is MapRequest), 4, 8);
    }

    [Fact]
    public void Stops_growing_when_three_times_the_demand_is_free()
    {
        var wire = Chain(10, 10, 10, 10);
        wire.Ask("a", Flood(40) with { Expand = true, Demand = new Resources(3, 1, 1) });
        wire.Run(1000);
        Assert.Equal((20.0, 3), (wire.Maps[0].Budget, wire.Maps[0].Nodes.Length));
        wire.Ask("a", Flood(40) with { Expand = true, Demand = new Resources(100, 1, 1) });
        wire.Run(1000);
        Assert.Equal((40.0, 5), (wire.Maps[1].Budget, wire.Maps[1].Nodes.Length));
    }

    [Fact]
    public void Takes_what_came_late_for_a_small_budget_into_the_map_of_a_larger_one()
    {
        // The answer of c, asked for again, comes while the second flood is under way, in which b doesn't hear c at all.
        var wire = Chain(10, 10, 10);
        var answers = 0;
        wire.Loses = (from, to, message) => from.Value == "c" && to.Value == "b"
            && ((message is MapAnswer && ++answers != 2) || (message is MapAcknowledged && answers > 1));
        wire.Ask("a", Flood(120) with { Expand = true, Demand = new Resources(100, 1, 1) });
        wire.Run(2000);
        Assert.Contains("c", Assert.Single(wire.Maps).Nodes.Select(node => node.Name.Value));
        Assert.InRange(answers, 3, 20);
    }

    [Fact]
    public void Keeps_no_more_nodes_than_asked_for_the_nearest_ones()
    {
        var wire = Chain(10, 10, 10, 10);
        wire.Ask("a", Flood(100) with { MostNodes = 3 });
        wire.Run(1000);
        Assert.Equal(["a", "b", "c"], wire.Maps[0].Nodes.Select(node => node.Name.Value));
    }

    [Fact]
    public void Passes_nodes_that_do_not_fit_the_filter_without_their_offers()
    {
        var wire = Chain(10, 10);
        wire["b"].Offer = null;
        wire.Ask("a", Flood(30));
        wire.Run(500);
        Assert.Equal([true, false, true], wire.Maps[0].Nodes.Select(node => node.Offer is not null));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, true)]
    public void Is_followed_by_direct_probes_of_nodes_that_hops_hide(int probes, bool isFound)
    {
        var wire = Chain(10, 10, 30);
        wire.Ask("a", Flood(25) with { DirectProbes = probes });
        wire.Run(500);
        var hidden = wire.Maps[0].Nodes.SingleOrDefault(node => node.Name.Value == "d");
        Assert.Equal(isFound, hidden is { Measured: true, Offer: not null, Latency: 10 });
        Assert.Equal(isFound ? 4 : 3, wire.Maps[0].Nodes.Length);
    }

    [Theory]
    [InlineData(false, 3)]
    [InlineData(true, 1)]
    public void Counts_by_the_upper_bound_when_it_has_to_be_sure(bool sure, int nodes)
    {
        var wire = Chain(10, 10);
        for (var probe = 0; probe < 40; probe++)
        {
            wire["a"].Probed(Wire.Name("b"), probe % 2 == 0 ? 5 : 15, wire.Now, new Random(1));
        }

        wire.Ask("a", Flood(25) with { Sure = sure });
        wire.Run(500);
        Assert.Equal(nodes, wire.Maps[0].Nodes.Length);
        Assert.InRange(wire.Maps[0].Nodes.Max(node => node.Latency), 0, 25);
    }

    [Fact]
    public void States_what_it_cost()
    {
        var wire = Chain(10, 10);
        wire.Sent.Clear();
        wire.Ask("a", Flood(30));
        wire.Run(500);
        Assert.Equal(new MapCost(2, wire.Sent.Count, wire.Sent.Sum(sent => (long)sent.Message.Size)), wire.Maps[0].Cost);
    }

    [Fact]
    public void Shows_what_was_moved_over_links_and_to_nodes_that_are_no_neighbours()
    {
        var wire = Chain(10, 10, 10);
        wire.Moved("a", "c", 4_000_000);
        wire.Moved("c", "b", 3_000_000);
        wire.Moved("b", "c", 2_000_000);
        wire.Ask("a", Flood(30));
        wire.Run(500);
        Assert.Equal([null, null, 4_000_000, null], wire.Maps[0].Nodes.Select(node => node.Throughput));
        Assert.Equal([null, 2_000_000, null], wire.Maps[0].Links.Select(link => link.Throughput));
    }

    private static bool Acknowledged(Wire wire, MapRequest request)
    {
        wire.Send("x", "b", request);
        wire.Run(500);
        return wire.Sent.Select(sent => sent.Message).OfType<MapAcknowledged>().Last().Answers;
    }
}
