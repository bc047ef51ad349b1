namespace Fog.Tests.Mapping;

public sealed class AFloodThatMeetsSilence : FloodTests
{
    [Fact]
    public void Shows_a_silent_node_as_a_hole_and_answers_in_time()
    {
        var wire = Chain(10, 10, 10);
        wire.Remove("d");
        wire.Ask("a", Flood(40));
        wire.Run(500);
        var map = Assert.Single(wire.Maps);
        Assert.Equal(["d"], map.Holes.Select(hole => hole.Value));
        Assert.Equal(["a", "b", "c"], map.Nodes.Select(node => node.Name.Value));
        Assert.InRange(map.FloodTime.TotalMilliseconds, 20, Latest(40));
    }

    [Fact]
    public void Cuts_a_branch_that_acknowledged_and_then_fell_silent_at_its_deadline()
    {
        var wire = Chain(10, 10, 10);
        wire.Loses = (from, _, message) => from.Value == "c" && message is MapAnswer;
        wire.Ask("a", Flood(40));
        wire.Run(1000);
        var map = Assert.Single(wire.Maps);
        Assert.Equal(["c"], map.Holes.Select(hole => hole.Value));
        Assert.Equal(["a", "b"], map.Nodes.Select(node => node.Name.Value));
        Assert.InRange(map.FloodTime.TotalMilliseconds, 20, Latest(40));
    }

    [Theory]
    [InlineData(nameof(MapRequest), "d")]
    [InlineData(nameof(MapAcknowledged), "c")]
    public void Asks_a_silent_node_once_more_and_then_no_more(string lost, string to)
    {
        var wire = Chain(10, 10, 10);
        wire.Loses = (_, receiver, message) => receiver.Value == to && message.GetType().Name == lost
            && wire.Sent.Count(sent => sent.To == receiver && sent.Message.GetType() == message.GetType()) == 1;
        wire.Ask("a", Flood(80));
        wire.Run(500);
        Assert.Equal(["a", "b", "c", "d"], wire.Maps[0].Nodes.Select(node => node.Name.Value));
        Assert.Empty(wire.Maps[0].Holes);

        wire.Remove("d");
        wire.Sent.Clear();
        wire.Ask("a", Flood(80));
        wire.Run(500);
        Assert.Equal(2, wire.Sent.Count(sent => sent is { From.Value: "c", Message: MapRequest }));
    }

    [Fact]
    public void Asks_once_more_for_an_answer_that_was_lost_and_hands_on_what_comes_late()
    {
        var wire = Chain(10, 10, 10, 10);
        wire.Loses = (from, _, message) => from.Value == "c" && message is MapAnswer && wire.Sent.Count(sent => sent is { From.Value: "c", Message: MapAnswer }) == 1;
        wire.Ask("a", Flood(50) with { DirectProbes = 1 });
        wire.Run(1000);
        Assert.Equal(["a", "b", "c", "d", "e"], wire.Maps[0].Nodes.Select(node => node.Name.Value));
        Assert.Empty(wire.Maps[0].Holes);
        Assert.InRange(wire.Maps[0].FloodTime.TotalMilliseconds, 40, Latest(50));
        Assert.Contains(wire.Sent, sent => sent is { From.Value: "b", To.Value: "a", Message: MapAnswer { Part: 1 } });
    }

    [Fact]
    public void Waits_as_long_as_its_neighbours_take_to_answer_messages()
    {
        var (quick, slow, hung) = (Chain(10, 10), Chain(10, 10), Chain(10, 10));
        foreach (var (wire, work) in new[] { (quick, 0.0), (slow, 40.0), (hung, 9000.0) })
        {
            wire.Replies("a", "b", work, times: 20);
            wire.Remove("b");
            wire.Ask("a", Flood(20));
            wire.Run(2000);
        }

        Assert.InRange(quick.Maps[0].FloodTime.TotalMilliseconds, 20, 22 + 2);
        Assert.InRange(slow.Maps[0].FloodTime.TotalMilliseconds, 50, 22 + (5 * 40) + 10);
        Assert.InRange(hung.Maps[0].FloodTime.TotalMilliseconds, 250, 22 + (2 * 250) + 1);
    }
}
