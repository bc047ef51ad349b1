using System.Collections.Immutable;
using System.Net;
using Fog.Agent.Ports;

namespace Fog.Tests.Agent.Ports;

public sealed class A_way_to_a_published_port
{
    private static readonly NodeName Self = new("n1"), Other = new("n2");

    [Fact]
    public void Waits_while_the_task_is_nowhere_or_its_sandbox_is_on_its_way()
    {
        Assert.IsType<Way.Wait>(Way.Of(APort.Of(null), Self, null));
        Assert.IsType<Way.Wait>(Way.Of(APort.Of(APort.At(Other) with { Overlay = null }), Self, null));
    }

    [Fact]
    public void Enters_from_this_node_wherever_the_task_is()
    {
        foreach (var place in new[] { APort.At(Self), APort.At(Other) })
        {
            var enter = Assert.IsType<Way.Enter>(Way.Of(APort.Of(place), Self, APort.Entry(place)));
            Assert.Equal(("/run/netns/entry", new IPEndPoint(IPAddress.Parse("100.64.0.1"), 8080)), (enter.Namespace, enter.Door));
        }
    }

    [Fact]
    public void Goes_by_the_task_s_host_where_there_is_no_entry() =>
        Assert.Equal(new Way.Relay(Other, 20_001), Way.Of(APort.Of(APort.At(Other)), Self, null));

    /// <summary>Handed on to itself, or back and forth between two nodes with old tables, a connection would never end.</summary>
    [Fact]
    public void Is_never_handed_on_by_the_task_s_own_host() => Assert.IsType<Way.Wait>(Way.Of(APort.Of(APort.At(Self)), Self, null));

    [Fact]
    public void Does_not_enter_by_a_route_to_where_the_task_was()
    {
        var former = APort.Entry(APort.At(Self, overlay: "10.1.0.7"));
        Assert.IsType<Way.Wait>(Way.Of(APort.Of(APort.At(Self, overlay: "10.1.0.8")), Self, former));
    }

    [Fact]
    public void Does_not_enter_by_the_network_of_a_swarm_that_was_lost()
    {
        var place = APort.At(Self);
        var former = APort.Entry(place with { Swarm = place.Swarm with { Swarm = "swarm-0" } });
        Assert.IsType<Way.Wait>(Way.Of(APort.Of(place), Self, former));
    }
}

public sealed class An_entry_s_order
{
    [Fact]
    public void Has_a_route_to_each_task_of_its_service_that_is_somewhere()
    {
        var elsewhere = new PublishedPort(20_009, new TaskId(new ServiceName("shop"), "web"), APort.At(new NodeName("n1"), "100.64.9.1", "10.9.0.9"));
        var nowhere = new PublishedPort(20_002, new TaskId(new ServiceName("hello"), "api"), null);
        var second = new PublishedPort(20_003, new TaskId(new ServiceName("hello"), "db"), APort.At(new NodeName("n2"), "100.64.0.3", "10.1.0.5"));
        var order = EntryOrder.Of(new ServiceName("hello"), new PortTable(7, [APort.Of(APort.At(new NodeName("n1"))), nowhere, second, elsewhere]));
        Assert.Equal("route replace 100.64.0.1/32 via 10.1.0.7 rto_min 50ms\nroute replace 100.64.0.3/32 via 10.1.0.5 rto_min 50ms\n", order!.Script());
        Assert.Equal("fog-hello", order.Network);
    }

    [Fact]
    public void Is_none_while_all_of_them_are_nowhere() =>
        Assert.Null(EntryOrder.Of(new ServiceName("hello"), new PortTable(1, [APort.Of(null)])));
}

/// <summary>A published port of hello/web.</summary>
internal static class APort
{
    public static PublishedPort Of(PortPlace? place) => new(20_001, AnOrder.Task, place);

    public static PortPlace At(NodeName node, string address = "100.64.0.1", string overlay = "10.1.0.7") =>
        new(node, address, 8080, overlay, "fog-hello", new SwarmTicket("swarm-1", new NodeName("n1"), "10.0.0.1:2377", "secret"));

    public static ReadyEntry Entry(PortPlace place) => new("/run/netns/entry", new EntryOrder(
        AnOrder.Task.Service, place.Network, place.Swarm, ImmutableSortedDictionary<string, string>.Empty.Add(place.Address, place.Overlay!)));
}
