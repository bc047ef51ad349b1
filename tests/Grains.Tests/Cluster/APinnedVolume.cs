using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class APinnedVolume(FogCluster fog) : IClassFixture<FogCluster>
{
    [Fact]
    public async Task Brings_its_task_back_to_its_host_after_the_service_was_removed()
    {
        var node = await Deployed("kept");
        await fog.Remove("kept");
        await Fill(node, "taken", memory: 50); // the planner's own choice would be another one now

        await fog.Deploy(Service("kept"));

        Assert.Equal(node, (await fog.Status("kept", "db")).Node!.Value.Value);
        await fog.Remove("kept", volumes: true);
        await fog.Remove("taken");
    }

    [Fact]
    public async Task Refuses_another_host_and_says_why()
    {
        var node = await Deployed("moved");
        await fog.Remove("moved");
        var other = fog.Agents.Keys.First(name => name != node);

        var events = await fog.Deploy(Service("moved", PlacementRule.Anywhere with { Host = new NodeName(other) }));

        Assert.Equal(ServicePhase.Failed, events[^1].Phase);
        Assert.Equal(
            $"db: placement.host says {other}, but its pinned volume data is on {node}; to give the data up, remove the volume by 'fog volume rm'", events[^1].Text);
        await fog.Remove("moved", volumes: true);
    }

    [Fact]
    public async Task Refuses_a_plan_when_its_host_is_full_and_says_why()
    {
        var node = await Deployed("full");
        await fog.Remove("full");
        await Fill(node, "fat", memory: 1000);

        var events = await fog.Deploy(Service("full"));

        Assert.Equal(ServicePhase.Failed, events[^1].Phase);
        Assert.StartsWith($"db: its pinned volume data is on {node}: no place among 3 nodes:", events[^1].Text, StringComparison.Ordinal);
        await fog.Remove("fat");
        await fog.Remove("full", volumes: true);
    }

    [Fact]
    public async Task That_was_removed_binds_nobody()
    {
        var node = await Deployed("freed");
        await fog.Remove("freed");
        await fog.Grains.GetGrain<IVolumesGrain>(node).Remove(new VolumeId(Deploying.Id("freed", "db"), "data"), TestContext.Current.CancellationToken);
        var other = fog.Agents.Keys.First(name => name != node);

        await fog.Deploy(Service("freed", PlacementRule.Anywhere with { Host = new NodeName(other) }));

        Assert.Equal(other, (await fog.Status("freed", "db")).Node!.Value.Value);
        await fog.Remove("freed", volumes: true);
    }

    [Fact]
    public async Task That_goes_with_its_service_binds_nobody()
    {
        var node = await Deployed("gone");
        await fog.Remove("gone", volumes: true);
        var other = fog.Agents.Keys.First(name => name != node);

        await fog.Deploy(Service("gone", PlacementRule.Anywhere with { Host = new NodeName(other) }));

        Assert.Equal(other, (await fog.Status("gone", "db")).Node!.Value.Value);
        await fog.Remove("gone", volumes: true);
    }

    private static ServiceSpec Service(string name, PlacementRule? placement = null) => Some.Service(name, ("db", Some.Task(memory: 100) with
    {
        Volumes = [new VolumeSpec("data", "/data", null, false, Pinned: true)],
        Placement = placement ?? PlacementRule.Anywhere,
    }));

    private async Task<string> Deployed(string service)
    {
        await fog.Deploy(Service(service));
        var node = (await fog.Status(service, "db")).Node!.Value.Value;
        fog.Volumes[node].Keep(new VolumeId(Deploying.Id(service, "db"), "data"));
        return node;
    }

    private async Task Fill(string node, string service, long memory) => await fog.Deploy(
        Some.Service(service, ("web", Some.Task(memory: memory) with { Placement = PlacementRule.Anywhere with { Host = new NodeName(node) } })));
}
