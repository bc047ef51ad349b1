using System.Collections.Immutable;
using Fog.Ports;
using Fog.Tests.Examples;

namespace Fog.Tests.Ports;

public sealed class A_published_port
{
    private static readonly ServiceName Shop = new("shop"), Hello = new("hello");

    private static readonly TaskId Web = new(Shop, "web");

    private static readonly PortPlace There = new(new NodeName("n1"), "100.64.0.1", 80, "10.1.0.1", "fog-shop", Some.Ticket());

    [Fact]
    public void Leads_nowhere_until_its_task_is_somewhere()
    {
        var published = new PortsState().Publish(Shop, Ports(("web", 20_000)));
        Assert.Equal([new PublishedPort(20_000, Web, null)], published.Table.Ports);
        Assert.Equal([new PublishedPort(20_000, Web, There)], published.Locate(Web, There).Table.Ports);
    }

    [Fact]
    public void Keeps_its_place_when_the_service_is_deployed_again()
    {
        var placed = new PortsState().Publish(Shop, Ports(("web", 20_000))).Locate(Web, There);
        Assert.Same(placed, placed.Publish(Shop, Ports(("web", 20_000))));
        Assert.Equal(There, placed.Publish(Shop, Ports(("api", 20_001), ("web", 20_000))).Table.Ports[0].Place);
    }

    [Fact]
    public void Is_withdrawn_with_its_task_and_others_stay()
    {
        var both = new PortsState().Publish(Shop, Ports(("web", 20_000))).Publish(Hello, Ports(("web", 20_001)));
        Assert.Equal([20_001], both.Publish(Shop, Ports()).Table.Ports.Select(port => port.Port));
    }

    [Fact]
    public void Counts_changes_and_nothing_else()
    {
        var placed = new PortsState().Publish(Shop, Ports(("web", 20_000))).Locate(Web, There);
        Assert.Equal(2, placed.Version);
        Assert.Same(placed, placed.Locate(Web, There));
        Assert.Same(placed, placed.Locate(new TaskId(Shop, "without-a-port"), There));
        Assert.Equal(3, placed.Locate(Web, There with { Overlay = "10.1.0.2" }).Version);
    }

    private static ImmutableSortedDictionary<string, int> Ports(params (string Task, int Port)[] ports) =>
        ports.ToImmutableSortedDictionary(port => port.Task, port => port.Port);
}
