using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ARemoval(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leaves_nothing()
    {
        await fog.Deploy(Some.Service("hello", ("api", Some.Task(memory: 300)), ("web", Some.Task(memory: 200, port: 80))));
        var nodes = (await fog.Status("hello")).Tasks.Select(task => task.Node!.Value.Value).ToArray();
        var free = await Task.WhenAll(nodes.Select(fog.FreeMiB));
        Assert.Equal([724, 824], free);
        Assert.Contains("fog-hello", fog.Agents.Values.SelectMany(agent => agent.Networks));

        var events = await fog.Remove("hello");
        Assert.Equal((ServiceEventKind.Removed, ServicePhase.Removed, "nothing is left of hello"), (events[^1].Kind, events[^1].Phase, events[^1].Text));
        Assert.All(await Task.WhenAll(fog.Agents.Keys.Select(fog.FreeMiB)), left => Assert.Equal(1024, left));
        Assert.DoesNotContain("fog-hello", fog.Agents.Values.SelectMany(agent => agent.Networks));
        Assert.DoesNotContain(new ServiceName("hello"), await fog.Grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Services(Ct));
        Assert.All(fog.Agents.Values, agent => Assert.Null(agent.OrderOf(Deploying.Id("hello", "api"))));
        var error = await Assert.ThrowsAsync<ServiceNotFoundException>(() => fog.Status("hello"));
        Assert.Equal("hello", error.Service.Value);
    }

    [Fact]
    public async Task Can_be_followed_by_a_deploy_whose_events_go_on_counting()
    {
        await fog.Deploy(Some.Service("again", "api"));
        var removed = await fog.Remove("again");
        var events = await fog.Deploy(Some.Service("again", "api"));
        Assert.Equal(removed[^1].Sequence + 1, events[0].Sequence);
        Assert.Equal(ServicePhase.Running, events[^1].Phase);
        await fog.Remove("again");
    }

    [Fact]
    public async Task Takes_the_network_away_of_a_service_whose_last_deploy_failed_early()
    {
        await fog.Deploy(Some.Service("early", "api"));
        await fog.Deploy(Some.Service("early", ("api", Some.Task()), ("db", Some.Task(memory: 1_000_000))));
        Assert.Equal(ServicePhase.Failed, (await fog.Status("early")).Phase);
        await fog.Remove("early");
        Assert.DoesNotContain("fog-early", fog.Agents.Values.SelectMany(agent => agent.Networks));
        Assert.All(await Task.WhenAll(fog.Agents.Keys.Select(fog.FreeMiB)), free => Assert.Equal(1024, free));
    }

    [Fact]
    public async Task Is_refused_for_what_was_never_deployed() =>
        await Assert.ThrowsAsync<ServiceNotFoundException>(() => fog.Service("nobody").Remove(false, Ct));
}
