using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

/// <summary>The host of a protected task goes.</summary>
public sealed class ALostHost : IAsyncLifetime
{
    private readonly FogCluster _fog = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fog.InitializeAsync();

    public async ValueTask DisposeAsync() => await _fog.DisposeAsync();

    [Fact]
    public async Task Gives_its_task_with_its_memory_to_another_whatever_is_deployed_meanwhile()
    {
        var web = await Protected("kept", copies: 2);
        var lost = web.Node!.Value.Value;
        var last = (await Seen(status => status.Checkpoint?.Last is { Keepers.Length: 2 })).Checkpoint!.Last!;
        _fog.Agents[lost].LosePower();
        await _fog.Crash(lost);
        await Seen(status => status.Returns);
        await Until(async () => (await _fog.Service("kept").Deploy(new DeployRequest(Spec("kept", 2), new NodeName(_fog.Other(lost))), Ct)).Sequence > 0);

        await Asked(); // its grain may have been on that host

        var after = await Seen(status => status.Phase == TaskPhase.Running && status.Node != web.Node);
        var agent = _fog.Agents[after.Node!.Value.Value];
        Assert.True(agent.From(web.Task) >= last.Number);
        Assert.Equal((web.Address, web.Revision), (after.Address, after.Revision));
        await Until(async () => (await _fog.Status("kept")) is { Phase: ServicePhase.Running } all && all.Tasks.All(task => task.IsWell));
        Assert.Equal(after.Node, (await _fog.Status("kept")).Plan!.Assignments["web"].Node);
        Assert.DoesNotContain($"prepare {web.Task}", agent.Calls);

        Assert.Equal(Belonging.Elsewhere, await Grain.Report(web.Node.Value, new(web.Task, TaskPhase.Failed, "lost", web.Revision, null, null, null, null, 1, Some.At(0)), Ct));
        Assert.True(agent.Runs(web.Task));
        await Seen(status => status.Checkpoint?.Last is { } next && next.Number > last.Number); // it goes on being protected
    }

    [Fact]
    public async Task That_is_back_at_once_without_its_task_gets_it_again()
    {
        var web = await Protected("kept", copies: 1);
        var agent = _fog.Agents[web.Node!.Value.Value];
        await Seen(status => status.Checkpoint?.Last is not null);
        agent.Lose(web.Task);

        var after = await Seen(status => status.Phase == TaskPhase.Running && agent.From(web.Task) is not null);

        Assert.Equal(web.Node, after.Node);
        Assert.Equal(ServicePhase.Running, (await _fog.Status("kept")).Phase);
        await _fog.Follow("kept", 1, happened => happened.Text.Contains("it comes back from its checkpoint", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_task_that_is_not_protected_gives_it_away_when_somebody_wants_it_back()
    {
        await _fog.Deploy(Some.Service("kept", ("web", Some.Task(migratable: true))));
        var web = await _fog.Status("kept", "web");
        await Grain.Checkpoint(Ct);
        var last = (await Seen(status => status.Checkpoint?.Last is not null)).Checkpoint!.Last!;
        _fog.Agents[web.Node!.Value.Value].LosePower();
        await _fog.Crash(web.Node.Value.Value);
        Assert.False((await Seen(status => !status.Reachable)).Returns);

        await Until(Resumed);

        var after = await Seen(status => status.Phase == TaskPhase.Running && status.Reachable);
        Assert.Equal(last.Number, _fog.Agents[after.Node!.Value.Value].From(web.Task));
    }

    [Fact]
    public async Task Is_followed_by_others_when_one_can_not_bring_the_task_back()
    {
        var web = await Protected("kept", copies: 2);
        await Seen(status => status.Checkpoint?.Last is { Keepers.Length: 2 });
        var others = _fog.Agents.Where(agent => agent.Key != web.Node!.Value.Value).Select(agent => agent.Value).ToArray();
        others[0].ReturnRefusal = "couldn't be resumed: no room";
        _fog.Agents[web.Node!.Value.Value].LosePower();
        await _fog.Crash(web.Node.Value.Value);
        await Asked();
        await Seen(status => status.Phase == TaskPhase.Running && status.Reachable);
        Assert.True(others[1].Runs(web.Task));
    }

    private ITaskGrain Grain => _fog.Grains.GetGrain<ITaskGrain>(Deploying.Id("kept", "web").Key);

    private static ServiceSpec Spec(string name, int copies) =>
        Some.Service(name, ("web", Some.Task(migratable: true) with { Protect = new Protection(TimeSpan.FromSeconds(5), copies) }));

    private async Task<TaskStatus> Protected(string service, int copies)
    {
        await _fog.Deploy(Spec(service, copies));
        return await _fog.Status(service, "web");
    }

    /// <summary>All keepers ask whether what they keep is still wanted.</summary>
    private Task Asked() => Until(async () =>
    {
        await Task.WhenAll(_fog.Agents.Values.Select(agent => agent.Checkpoints.Ask()));
        return true;
    });

    private async Task<bool> Resumed()
    {
        try
        {
            await Grain.Resume(Ct);
            return true;
        }
        catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException or NodeUnavailableException)
        {
            return false; // the grains of the lost host are on their way
        }
    }

    private async Task<TaskStatus> Seen(Func<TaskStatus, bool> holds)
    {
        TaskStatus? seen = null;
        await Until(async () => holds(seen = await Grain.Status(Ct)));
        return seen!;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (Exception e) when (e is Orleans.Runtime.OrleansException or TimeoutException)
            {
                // The grain was on the host that went.
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
