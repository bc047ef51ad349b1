using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ACheckpoint(FogCluster fog) : IClassFixture<FogCluster>
{
    private static readonly Protection Rule = new(TimeSpan.FromSeconds(5), 2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_a_task_is_taken_when_it_is_asked_for_and_kept_by_one_other_host_until_the_task_goes()
    {
        var web = await fog.DeployOne("asked");
        var begun = await Grain(web).Checkpoint(Ct);
        var number = begun.Checkpoint!.Going!.Value;

        var last = await Kept(web, number);

        var keeper = Assert.Single(last.Keepers).Value;
        Assert.NotEqual(web.Node!.Value.Value, keeper);
        Assert.Equal(number, fog.Agents[keeper].Checkpoints.Kept[web.Task].Number);
        Assert.Equal(web.Node, (await fog.Status("asked", "web")).Node);
        await fog.Agents[keeper].Checkpoints.Ask();
        Assert.True(fog.Agents[keeper].Checkpoints.Kept.ContainsKey(web.Task));
        await fog.Remove("asked");
        await fog.Agents[keeper].Checkpoints.Ask();
        Assert.False(fog.Agents[keeper].Checkpoints.Kept.ContainsKey(web.Task));
    }

    [Fact]
    public async Task Of_a_protected_task_is_taken_again_and_again_and_the_old_ones_go()
    {
        var web = await Protected("again");
        var first = await Kept(web, 1);
        Assert.Equal(2, (await Kept(web, first.Number, keepers: 2)).Keepers.Length);

        var second = await Kept(web, first.Number + 1, keepers: 2);

        Assert.True(second.At - first.At >= Rule.Every);
        await Until(() => Task.FromResult(fog.Agents.Values.Count(agent => agent.Checkpoints.Kept.GetValueOrDefault(web.Task)?.Number == second.Number) == 2));
        await fog.Remove("again");
    }

    [Fact]
    public async Task That_can_not_be_taken_or_kept_says_why_and_the_task_runs_on()
    {
        var web = await fog.DeployOne("untaken");
        var agent = fog.Agents[web.Node!.Value.Value];
        agent.Checkpoints.Refusal = "it watches files";
        await Grain(web).Checkpoint(Ct);
        await Until(async () => (await fog.Status("untaken", "web")).Checkpoint is { Going: null, Error: "it watches files" });
        agent.Checkpoints.Refusal = null;

        foreach (var other in fog.Agents.Values)
        {
            other.Checkpoints.Lack = "its disk is full";
        }

        await Grain(web).Checkpoint(Ct);
        await Until(async () => (await fog.Status("untaken", "web")).Checkpoint is { Going: null, Error: { } error } && error.Contains("its disk is full", StringComparison.Ordinal));
        Assert.True((await fog.Status("untaken", "web")).IsWell);
        foreach (var other in fog.Agents.Values)
        {
            other.Checkpoints.Lack = null;
        }

        await fog.Remove("untaken");
    }

    [Fact]
    public async Task Is_refused_of_a_task_that_rests_or_that_must_stay_on_its_host()
    {
        var web = await fog.DeployOne("resting");
        await Grain(web).Suspend(Ct);
        var error = await Assert.ThrowsAsync<FogException>(() => Grain(web).Checkpoint(Ct));
        Assert.Equal("Task resting/web is suspended: only of one that runs a checkpoint can be taken.", error.Message);
        await fog.Remove("resting");

        await fog.Deploy(Some.Service("rooted", ("web", Some.Task())));
        var rooted = await fog.Status("rooted", "web");
        error = await Assert.ThrowsAsync<FogException>(() => Grain(rooted).Checkpoint(Ct));
        Assert.StartsWith("No checkpoint can be taken of rooted/web: it isn't migratable", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FogException>(() => fog.Service("unwise").Deploy(
            new DeployRequest(Some.Service("unwise", ("web", Some.Task() with { Protect = Rule })), new NodeName("n1")), Ct));
        await fog.Remove("rooted");
    }

    [Fact]
    public async Task And_a_move_wait_for_each_other()
    {
        var web = await fog.DeployOne("busy");
        var (source, to) = (fog.Agents[web.Node!.Value.Value], fog.Other(web.Node.Value.Value));
        source.Checkpoints.NeverTakes = true;
        await Grain(web).Checkpoint(Ct);
        var move = fog.Move(web.Task, to);
        await Task.Delay(500, Ct);
        Assert.Null(await Grain(web).Migration(Ct));
        source.Checkpoints.NeverTakes = false;
        await move;
        await Assert.ThrowsAsync<FogException>(() => Grain(web).Checkpoint(Ct));
        Assert.Equal(Verdict.Commit, (await fog.Over(web.Task)).Report!.Verdict);
        Assert.NotNull((await fog.Status("busy", "web")).Checkpoint!.Last); // it is the task's, wherever that is
        await fog.Remove("busy");
    }

    [Fact]
    public async Task Is_no_reason_to_start_a_task_anew_when_the_spec_asks_for_it_or_no_more()
    {
        var web = await fog.DeployOne("changed");
        await Protected("changed");
        var first = await Kept(web, 1);
        Assert.NotNull(first);
        await fog.Deploy(Some.Service("changed", ("web", Some.Task(migratable: true))));
        var after = await fog.Status("changed", "web");
        Assert.Equal((web.Revision, null, null), (after.Revision, after.Protection, after.Checkpoint!.Last));
        Assert.Single(fog.Agents[web.Node!.Value.Value].Calls, call => call == $"prepare {web.Task}");
        await fog.Remove("changed");
    }

    private ITaskGrain Grain(TaskStatus status) => fog.Grains.GetGrain<ITaskGrain>(status.Task.Key);

    private async Task<TaskStatus> Protected(string service)
    {
        await fog.Deploy(Some.Service(service, ("web", Some.Task(migratable: true) with { Protect = Rule })));
        return await fog.Status(service, "web");
    }

    private async Task<CheckpointSummary> Kept(TaskStatus task, long number, int keepers = 1)
    {
        CheckpointSummary? last = null;
        await Until(async () => (last = (await Grain(task).Status(Ct)).Checkpoint?.Last) is { } seen && seen.Number >= number && seen.Keepers.Length >= keepers);
        return last!;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
