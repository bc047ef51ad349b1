using System.Collections.Immutable;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ATableOfPorts(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly ImmutableSortedDictionary<string, int> Sorted = ImmutableSortedDictionary<string, int>.Empty;

    private IPortsGrain Ports => fog.Grains.GetGrain<IPortsGrain>(IPortsGrain.Key);

    [Fact]
    public async Task Says_where_a_deployed_task_is_and_forgets_a_removed_one()
    {
        await fog.Deploy(Some.Service("listed", ("api", Some.Task()), ("web", Some.Task(port: 8080))));
        var web = await fog.Status("listed", "web");
        var port = Assert.Single((await Ports.Table(0, Ct)).Ports, port => port.Task.Service.Value == "listed");
        Assert.Equal((web.PublishedPort, web.Task), (port.Port, port.Task));
        Assert.Equal((web.Node, web.Address, 8080, web.Overlay, "fog-listed"), (port.Place!.Node, port.Place.Address, port.Place.Port, port.Place.Overlay, port.Place.Network));

        await fog.Remove("listed");
        Assert.DoesNotContain((await Ports.Table(0, Ct)).Ports, port => port.Task.Service.Value == "listed");
    }

    [Fact]
    public async Task Wakes_who_waits_for_news_at_once()
    {
        await Ports.Publish(new ServiceName("first"), Sorted.Add("web", 29_000), Ct);
        var known = await Ports.Table(0, Ct);
        var waiting = Ports.Table(known.Version, Ct);
        await Ports.Publish(new ServiceName("second"), Sorted.Add("web", 29_001), Ct);
        var news = await waiting.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.Contains(news.Ports, port => port.Port == 29_001);
        Assert.True(news.Version > known.Version);
    }

    [Fact]
    public async Task Says_that_a_task_taken_from_its_host_is_nowhere_while_its_port_stays()
    {
        await fog.Deploy(Some.Service("moves", ("web", Some.Task(port: 8080))));
        var web = await fog.Status("moves", "web");
        var grain = fog.Grains.GetGrain<ITaskGrain>(web.Task.Key);
        while ((await grain.Remove(false, Ct)) is not { Phase: TaskPhase.Stopped, Revision: null })
        {
        }

        Assert.Null(Assert.Single((await Ports.Table(0, Ct)).Ports, port => port.Task == web.Task).Place);
    }
}
