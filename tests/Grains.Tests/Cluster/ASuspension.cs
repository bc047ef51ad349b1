using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ASuspension(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_back_what_was_set_aside_and_a_resumption_takes_it_again()
    {
        var web = await fog.DeployOne("rester");
        var (node, free) = (web.Node!.Value.Value, await fog.FreeMiB(web.Node.Value.Value));

        Assert.Equal(TaskPhase.Suspended, (await Task(web).Suspend(Ct)).Phase);

        await Until(async () => await fog.FreeMiB(node) == free + 64);
        Assert.False(fog.Agents[node].Runs(web.Task));
        Assert.True((await fog.Status("rester", "web")).IsWell);

        Assert.Equal(TaskPhase.Running, (await Task(web).Resume(Ct)).Phase);
        Assert.Equal(free, await fog.FreeMiB(node));
        Assert.True(fog.Agents[node].Runs(web.Task));
        await fog.Remove("rester");
        Assert.Equal(free + 64, await fog.FreeMiB(node));
    }

    [Fact]
    public async Task Lasts_whatever_is_deployed_beside_it_and_however_often_the_same_is()
    {
        var web = await fog.DeployOne("laster");
        await Task(web).Suspend(Ct);

        await fog.Deploy(Some.Service("laster", ("web", Some.Task(migratable: true)), ("api", Some.Task())));
        await fog.Forget(Task(web));

        var after = await fog.Status("laster");
        Assert.Equal((ServicePhase.Running, TaskPhase.Suspended), (after.Phase, after.Tasks.Single(task => task.Task == web.Task).Phase));
        Assert.DoesNotContain($"resume {web.Task}", fog.Agents[web.Node!.Value.Value].Calls);
        Assert.False(fog.Agents[web.Node.Value.Value].Runs(web.Task));
        await fog.Remove("laster");
        Assert.False(fog.Agents[web.Node.Value.Value].Has(web.Task));
    }

    [Fact]
    public async Task Ends_with_the_way_to_the_task_turned_where_its_peers_are()
    {
        var before = await fog.Deploy(Some.Service("turner", ("web", Some.Task()), ("api", Some.Task())));
        Assert.Equal(ServicePhase.Running, before[^1].Phase);
        var (web, api) = (await fog.Status("turner", "web"), await fog.Status("turner", "api"));
        await Task(web).Suspend(Ct);
        var way = $"reroute {web.Task} {web.Overlay}";
        Assert.DoesNotContain(way, fog.Agents[api.Node!.Value.Value].Calls);

        await Task(web).Resume(Ct);

        await Until(() => System.Threading.Tasks.Task.FromResult(fog.Agents[api.Node.Value.Value].Calls.Contains(way)));
        Assert.Contains("api", fog.Agents[web.Node!.Value.Value].PeersOf(web.Task)!.Peers.Select(peer => peer.Name));
        await fog.Remove("turner");
    }

    [Fact]
    public async Task That_cannot_be_leaves_the_task_running_and_says_why()
    {
        var web = await fog.DeployOne("stubborn");
        var node = web.Node!.Value.Value;
        fog.Agents[node].SuspensionRefusal = "couldn't be suspended: it watches files";
        var free = await fog.FreeMiB(node);

        var status = await Task(web).Suspend(Ct);

        Assert.Equal((TaskPhase.Running, "couldn't be suspended: it watches files"), (status.Phase, status.Error));
        Assert.Equal(free, await fog.FreeMiB(node));
        fog.Agents[node].SuspensionRefusal = null;
        await fog.Remove("stubborn");
    }

    [Fact]
    public async Task Does_not_end_while_its_host_has_no_room()
    {
        var web = await fog.DeployOne("cramped");
        var node = web.Node!.Value.Value;
        await Task(web).Suspend(Ct);
        await Until(async () => await fog.FreeMiB(node) == 1024);
        var other = new TaskId(new ServiceName("big"), "one");
        Assert.Null(await fog.Node(node).Reserve(other, Some.Task(memory: 1000), Ct));

        var error = await Assert.ThrowsAsync<FogException>(() => Task(web).Resume(Ct));

        Assert.Equal($"Task cramped/web can't be resumed now: node {node} lacks memory. Its memory is on that host: make room there and try again.", error.Message);
        Assert.Equal(TaskPhase.Suspended, (await fog.Status("cramped", "web")).Phase);
        await fog.Node(node).Release(other, Ct);
        Assert.Equal(TaskPhase.Running, (await Task(web).Resume(Ct)).Phase);
        await fog.Remove("cramped");
    }

    [Fact]
    public async Task Keeps_the_task_from_being_moved_and_limited()
    {
        var web = await fog.DeployOne("stayer");
        await Task(web).Suspend(Ct);
        var move = await Assert.ThrowsAsync<FogException>(() => fog.Move(web.Task, fog.Other(web.Node!.Value.Value)));
        Assert.Equal("Task stayer/web is suspended: only one that runs can be moved.", move.Message);
        await Assert.ThrowsAsync<FogException>(() => fog.Service("stayer").Limit("web", new LimitChange(1, null), Ct));
        await fog.Remove("stayer");
    }

    private ITaskGrain Task(TaskStatus status) => fog.Grains.GetGrain<ITaskGrain>(status.Task.Key);

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!await holds())
        {
            await System.Threading.Tasks.Task.Delay(20, patience.Token);
        }
    }
}
