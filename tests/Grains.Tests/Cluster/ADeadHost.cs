using System.Diagnostics;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ADeadHost : IAsyncLifetime
{
    private readonly FogCluster _fog = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fog.InitializeAsync();

    public async ValueTask DisposeAsync() => await _fog.DisposeAsync();

    [Fact]
    public async Task Shows_its_tasks_as_out_of_reach_until_a_deploy_moves_them()
    {
        var spec = Some.Service("moves", "api", "db", "web");
        await _fog.Deploy(spec);
        var before = await _fog.Status("moves");
        await _fog.Crash("n3");

        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<NodeUnavailableException>(() => _fog.Node("n3").Describe(Ct));
        Assert.Equal("n3", error.Node.Value);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));

        var lost = before.Tasks.Single(task => task.Node!.Value.Value == "n3").Task.Task;
        var during = await _fog.Status("moves");
        Assert.All(during.Tasks, task => Assert.Equal(task.Task.Task != lost, task.Reachable));
        Assert.Contains("n3 is unavailable", during.Tasks.Single(task => !task.Reachable).Error, StringComparison.Ordinal);

        var events = await _fog.Deploy(spec);
        Assert.Equal(ServicePhase.Running, events[^1].Phase);
        var after = await _fog.Status("moves");
        Assert.All(after.Tasks, task => Assert.True(task.IsWell));
        Assert.All(after.Tasks, task => Assert.Equal(task.Task.Task == lost, before.Tasks.Single(old => old.Task == task.Task).Node != task.Node));
        Assert.Equal(before.Tasks.Select(task => task.Address), after.Tasks.Select(task => task.Address));

        Assert.Equal("nothing is left of moves", (await _fog.Remove("moves"))[^1].Text);
        Assert.Empty(await _fog.Grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Services(Ct));
    }

    [Fact]
    public async Task That_managed_the_swarm_makes_the_next_deploy_form_another_for_all_tasks()
    {
        var spec = Some.Service("swarmed", "api", "db", "web");
        await _fog.Deploy(spec);
        Assert.All((await _fog.Status("swarmed")).Tasks, task => Assert.Equal("swarm-n1", OrderOf(task).Swarm.Swarm));
        await _fog.Crash("n1");
        Assert.Equal(ServicePhase.Running, (await _fog.Deploy(spec, initiator: "n2"))[^1].Phase);
        var tasks = (await _fog.Status("swarmed")).Tasks;
        Assert.Equal(3, tasks.Length);
        Assert.All(tasks, task => Assert.True(task.IsWell));
        Assert.All(tasks, task => Assert.Equal("swarm-n2", OrderOf(task).Swarm.Swarm));
        await _fog.Remove("swarmed");
    }

    [Fact]
    public async Task Loses_its_tasks_to_others_when_it_dies_while_it_prepares_them()
    {
        _fog.Agents["n3"].NeverPrepares = true;
        var events = await DeployAndCrash("midway", happened => happened.Text.EndsWith("on n3", StringComparison.Ordinal));
        Assert.Contains("looking for other hosts: node n3 is gone", events.Select(happened => happened.Text));
    }

    [Fact]
    public async Task Loses_its_tasks_to_others_when_it_dies_before_it_answers()
    {
        _fog.Agents["n3"].NeverAnswers = true;
        var events = await DeployAndCrash("unanswered", happened => happened.Text.Contains("network", StringComparison.Ordinal));
        Assert.Contains(events, happened => happened.Text.StartsWith("looking for other hosts: node n3", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(true, Belonging.Removed)]
    [InlineData(false, Belonging.Elsewhere)]
    public async Task Is_told_when_it_is_back_whether_the_volumes_were_to_go_too(bool volumes, Belonging told)
    {
        await _fog.Deploy(Some.Service("away", "api", "db", "web"));
        var lost = (await _fog.Status("away")).Tasks.Single(task => task.Node!.Value.Value == "n3").Task;
        await _fog.Crash("n3");
        await _fog.Remove("away", volumes);

        var grain = _fog.Grains.GetGrain<ITaskGrain>(lost.Key);
        Task<Belonging> Report(string? revision, TaskPhase phase) =>
            grain.Report(new NodeName("n3"), new(lost, phase, "", revision, null, null, null, null, 1, Some.At(0)), Ct);
        Assert.Equal(told, await Report("rev", TaskPhase.Failed));
        Assert.Equal(told, await Report(null, TaskPhase.Stopped));
        Assert.Equal(Belonging.Elsewhere, await Report("rev", TaskPhase.Failed));
    }

    private TaskOrder OrderOf(TaskStatus task) => _fog.Agents[task.Node!.Value.Value].OrderOf(task.Task)!;

    /// <summary>Deploys three tasks, one of them to n3, which dies at a moment of the deploy; asserts that all comes up elsewhere.</summary>
    private async Task<IReadOnlyList<ServiceEvent>> DeployAndCrash(string name, Func<ServiceEvent, bool> moment)
    {
        var receipt = await _fog.Service(name).Deploy(new DeployRequest(Some.Service(name, "api", "db", "web"), new NodeName("n1")), Ct);
        await _fog.Follow(name, receipt.Sequence, moment);
        Assert.Contains((await _fog.Status(name)).Plan!.Assignments.Values, place => place.Node.Value == "n3");
        await _fog.Crash("n3");
        var events = await _fog.Follow(name, receipt.Sequence, happened => happened.Phase != ServicePhase.Deploying);
        Assert.Equal(ServicePhase.Running, events[^1].Phase);
        Assert.All((await _fog.Status(name)).Tasks, task => Assert.True(task.IsWell && task.Node!.Value.Value != "n3"));
        return events;
    }
}
