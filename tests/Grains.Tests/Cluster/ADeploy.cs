using Fog.Tests.Examples;
using static Fog.Tests.Cluster.Deploying;

namespace Fog.Tests.Cluster;

public sealed class ADeploy(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Settles_with_each_task_on_a_host_of_its_own()
    {
        var spec = Some.Service("settles", ("api", Some.Task()), ("db", Some.Task()), ("web", Some.Task(port: 8080)));
        await fog.Deploy(spec);
        var status = await fog.Status("settles");
        Assert.Equal(ServicePhase.Running, status.Phase);
        Assert.Null(status.Error);
        Assert.Equal(["api", "db", "web"], status.Tasks.Select(task => task.Task.Task));
        Assert.All(status.Tasks, task => Assert.True(task is { Phase: TaskPhase.Running, Reachable: true, Pid: 100 }));
        Assert.Equal(3, status.Tasks.Select(task => task.Node).Distinct().Count());
        Assert.All(status.Tasks, task => Assert.Equal(task.Node, status.Plan!.Assignments[task.Task.Task].Node));
        Assert.Equal([null, null, true], status.Tasks.Select(task => task.PublishedPort is null ? (bool?)null : true));
    }

    [Fact]
    public async Task Tells_what_happens_in_order_and_without_gaps()
    {
        var events = await fog.Deploy(Some.Service("tells", "api", "web"));
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(happened => happened.Sequence));
        Assert.Equal((ServiceEventKind.Accepted, ServiceEventKind.Planned), (events[0].Kind, events[1].Kind));
        Assert.Equal((ServiceEventKind.Settled, null, ServicePhase.Running), (events[^1].Kind, events[^1].Task, events[^1].Phase));
        foreach (var task in new[] { "api", "web" })
        {
            await fog.Follow("tells", 1, happened => happened.Task?.Task == task && happened.Text.StartsWith("runs on", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Lets_tasks_know_each_other_by_addresses_that_are_theirs_for_life()
    {
        await fog.Deploy(Some.Service("peers", "api", "web"));
        var (api, web) = (await fog.Status("peers", "api"), await fog.Status("peers", "web"));
        Assert.Equal([new Peer("web", web.Address!, web.Overlay!)], AgentOf(api).PeersOf(api.Task)!.Peers);
        Assert.Equal([new Peer("api", api.Address!, api.Overlay!)], AgentOf(web).PeersOf(web.Task)!.Peers);
    }

    [Fact]
    public async Task Of_the_same_spec_changes_nothing()
    {
        var spec = Some.Service("same", "api", "web");
        await fog.Deploy(spec);
        var calls = Calls("same");
        var again = await fog.Service("same").Deploy(new DeployRequest(Some.Service("same", "api", "web"), new NodeName("n2")), Ct);
        Assert.False(again.Changed);
        Assert.Equal(calls, Calls("same"));
        Assert.Equal(ServicePhase.Running, (await fog.Status("same")).Phase);
    }

    [Fact]
    public async Task Of_a_changed_spec_replaces_only_the_task_that_changed()
    {
        await fog.Deploy(Some.Service("changes", "api", "web"));
        var before = await fog.Status("changes");
        await fog.Deploy(Some.Service("changes", ("api", Some.Task()), ("web", Some.Task(image: "newer"))));
        Assert.Equal(1, Calls("changes").Count(call => call == "prepare changes/api"));
        Assert.Equal(2, Calls("changes").Count(call => call == "prepare changes/web"));
        Assert.Contains("remove changes/web", Calls("changes"));
        Assert.DoesNotContain("remove changes/api", Calls("changes"));
        var web = await fog.Status("changes", "web");
        Assert.Equal(("newer", SpecDigest.Of(Some.Task(image: "newer"))), (AgentOf(web).OrderOf(web.Task)!.Spec.Image.Name, web.Revision));
        Assert.Equal(before.Tasks.Select(task => task.Address), (await fog.Status("changes")).Tasks.Select(task => task.Address));
    }

    [Fact]
    public async Task Of_a_smaller_spec_takes_down_what_is_not_wanted_any_more()
    {
        await fog.Deploy(Some.Service("shrinks", "api", "web"));
        var web = await fog.Status("shrinks", "web");
        await fog.Deploy(Some.Service("shrinks", "api"));
        Assert.Equal(["api"], (await fog.Status("shrinks")).Tasks.Select(task => task.Task.Task));
        Assert.Null(AgentOf(web).OrderOf(web.Task));
    }

    [Fact]
    public async Task That_fails_on_a_host_says_why_and_succeeds_when_tried_again()
    {
        foreach (var agent in fog.Agents.Values)
        {
            agent.Failures["broken"] = "getting the image: Image 'x' isn't in the store of this host";
        }

        var events = await fog.Deploy(Some.Service("fails", "api", "broken"));
        Assert.Equal((ServiceEventKind.Failed, ServicePhase.Failed), (events[^1].Kind, events[^1].Phase));
        Assert.Equal("task broken: getting the image: Image 'x' isn't in the store of this host", (await fog.Status("fails")).Error);

        foreach (var agent in fog.Agents.Values)
        {
            agent.Failures.Clear();
        }

        events = await fog.Deploy(Some.Service("fails", "api", "broken"));
        Assert.Equal((ServiceEventKind.Settled, ServicePhase.Running), (events[^1].Kind, events[^1].Phase));
        Assert.Null((await fog.Status("fails")).Error);
    }

    [Fact]
    public async Task Without_a_place_for_a_task_fails_with_the_reasons()
    {
        var events = await fog.Deploy(Some.Service("huge", ("api", Some.Task()), ("db", Some.Task(memory: 1_000_000))));
        Assert.Equal("db: no place among 3 nodes: 3 lack memory", events[^1].Text);
        Assert.Equal(ServicePhase.Failed, (await fog.Status("huge")).Phase);
    }

    [Fact]
    public async Task Goes_where_its_spec_says_and_nowhere_else()
    {
        await fog.Deploy(Some.Service("bound", ("api", On("n3")), ("web", On("n3"))));
        Assert.All((await fog.Status("bound")).Tasks, task => Assert.Equal("n3", task.Node!.Value.Value));
        var events = await fog.Deploy(Some.Service("lost", ("api", On("n9"))));
        Assert.Equal("api: no place among 3 nodes: 3 aren't the host that the spec names", events[^1].Text);
    }

    [Fact]
    public async Task Of_a_volume_in_memory_that_is_larger_than_its_tasks_memory_is_refused()
    {
        var spec = Some.Service("kept", ("db", Some.Task(memory: 64) with { Volumes = [new VolumeSpec("data", "/data", null, false, Size: 65 * Some.MiB, InMemory: true)] }));
        var error = await Assert.ThrowsAsync<FogException>(() => fog.Service("kept").Deploy(new DeployRequest(spec, new NodeName("n1")), Ct));
        Assert.Equal("tasks.db.volumes: volume data is kept in memory and larger than the task's memory: ask for less, or for more under resources.memory.", error.Message);
    }

    [Fact]
    public async Task Is_seen_as_failed_when_a_task_ends_badly_later()
    {
        var events = await fog.Deploy(Some.Service("ends", "api"));
        var api = await fog.Status("ends", "api");
        AgentOf(api).End(api.Task, code: 3);
        await fog.Grains.GetGrain<ITaskGrain>(api.Task.Key).Status(Ct);
        var later = await fog.Follow("ends", events[^1].Sequence + 1, happened => happened.Phase == ServicePhase.Failed);
        Assert.Equal($"failed on {api.Node}: ended with exit code 3", later[^1].Text);
        Assert.Equal($"ends/api: failed on {api.Node}: ended with exit code 3", (await fog.Status("ends")).Error);
    }

    [Fact]
    public async Task Gives_each_service_a_block_and_ports_of_its_own()
    {
        await Task.WhenAll(fog.Deploy(Published("first")), fog.Deploy(Published("second")));
        var (first, second) = (await fog.Status("first", "web"), await fog.Status("second", "web"));
        Assert.NotEqual(first.PublishedPort, second.PublishedPort);
        Assert.NotEqual(first.Address![..first.Address!.LastIndexOf('.')], second.Address![..second.Address!.LastIndexOf('.')]);
        var services = await fog.Grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Services(Ct);
        Assert.Superset(new HashSet<string> { "first", "second" }, services.Select(service => service.Value).ToHashSet());
    }

    private static TaskSpec On(string node) => Some.Task() with { Placement = PlacementRule.Anywhere with { Host = new NodeName(node) } };

    private static ServiceSpec Published(string name) => Some.Service(name, ("web", Some.Task(port: 8080)));

    private Fakes.FakeAgent AgentOf(TaskStatus task) => fog.Agents[task.Node!.Value.Value];

    /// <summary>What was asked of all agents that concerns a service.</summary>
    private string[] Calls(string service) =>
        [.. fog.Agents.Values.SelectMany(agent => agent.Calls).Where(call => call.Contains($" {service}/", StringComparison.Ordinal))];
}
