using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Fog.Tests.Mapping;

/// <summary>Messages travel between silos as calls to grains.</summary>
public sealed class AMessage
{
    private static readonly LinkClaim Claim = new(Wire.Name("b"), LinkKind.Near, 10, 12, 0.5, 0.01, 9, TimeSpan.FromSeconds(3), 5e6);
    private static readonly MapId Id = new(Wire.Name("a"), 7);

    public static TheoryData<NetworkMessage> All =>
    [
        new AskPeers(), new Peers([Claim]), new LinkWish(LinkKind.Random, 3, Wire.Name("d"), false), new Linked(LinkKind.Near), new LinkRefused(), new Unlinked(),
        new HandOver(Wire.Name("c")), new LinkSpare(), new Exchange([Claim, Claim], true), new FlipOffer(4, Wire.Name("l"), [Wire.Name("n")], -2),
        new FlipAnswer(4, Wire.Name("r")), new FlipAnswer(4, null), new FlipReady(4), new FlipOutcome(4, true),
        new MapRequest(Id, 3, 20, 5, 70, 64, true, OfferFilter.Any, [new AskedNode(Wire.Name("c"), 12)]), new MapAcknowledged(Id, 3, true),
        new MapAnswer(Id, 3, 1, [new NodeReport(Wire.Name("b"), 2, AnOffer.Of("b"), [Claim])], [Wire.Name("h")], new MapCost(1, 2, 3)),
        new ReportRequest(Id, OfferFilter.Any), new Reported(Id, new NodeReport(Wire.Name("b"), 2, null, [Claim])),
    ];

    [Theory]
    [MemberData(nameof(All), DisableDiscoveryEnumeration = true)]
    public void Arrives_as_it_was_sent(NetworkMessage message)
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var sent = serializer.SerializeToArray(message);
        var arrived = serializer.Deserialize<NetworkMessage>(sent);
        Assert.IsType(message.GetType(), arrived);
        Assert.Equal(sent, serializer.SerializeToArray(arrived));
        Assert.Equal(message.Size, arrived.Size);
    }

    [Fact]
    public void Of_each_kind_is_among_those_tried() => Assert.Equal(
        typeof(NetworkMessage).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(NetworkMessage))).Select(type => type.Name).Order(),
        All.Select(row => row.Data.GetType().Name).Distinct().Order());

    [Fact]
    public void With_a_map_arrives_whole()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer>();
        var map = new NetworkMap(
            Wire.Name("a"), 40, [new MappedNode(Wire.Name("b"), 10, 12, true, null, AnOffer.Of("b"))],
            [new MappedLink(Wire.Name("a"), Wire.Name("b"), LinkKind.Near, 10, 12, 1, 0, TimeSpan.FromSeconds(1), null)],
            [Wire.Name("h")], new MapCost(1, 4, 900), TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(44));
        var arrived = serializer.Deserialize<NetworkMap>(serializer.SerializeToArray(map))!;
        Assert.Equal((map.Nodes[0].Latency, map.Links[0], map.Holes[0], map.Cost, map.Duration), (arrived.Nodes[0].Latency, arrived.Links[0], arrived.Holes[0], arrived.Cost, arrived.Duration));
    }
}
