using Fog.Tests.Cluster.Fakes;

namespace Fog.Tests.Cluster;

/// <summary>What goes wrong at each step of a move, and what is left of it: the table of docs/migration.md.</summary>
public sealed class AFaultInAMove : IAsyncLifetime
{
    private readonly FogCluster _fog = new();

    public async ValueTask InitializeAsync() => await _fog.InitializeAsync();

    public async ValueTask DisposeAsync() => await _fog.DisposeAsync();

    /// <summary>The end that reports trouble by itself.</summary>
    [Theory]
    [InlineData("ready", false)]
    [InlineData("round", true)]
    [InlineData("freeze", true)]
    [InlineData("restore", false)]
    public async Task That_an_end_reports_leaves_the_task_where_it_was(string step, bool atSource)
    {
        var (task, source, destination) = await Begin(end => (atSource ? end.Source : end.Destination).Moves.Failures[step] = "the disk is full");
        var report = (await _fog.Over(task)).Report!;
        Assert.Equal(Verdict.Abort, report.Verdict);
        Assert.Contains("the disk is full", report.Error, StringComparison.Ordinal);
        Assert.True(source.Runs(task));
        Assert.False(destination.Has(task));
    }

    [Theory]
    [InlineData("ready", false, Verdict.Abort)]
    [InlineData("round", false, Verdict.Abort)]
    [InlineData("freeze", false, Verdict.Abort)]
    [InlineData("round", true, Verdict.Abort)]
    [InlineData("freeze", true, Verdict.Abort)]
    public async Task That_kills_a_node_leaves_the_task_where_it_was(string step, bool killsSource, Verdict verdict)
    {
        Task held = null!;
        var (task, source, destination) = await Begin(end => held = (step == "ready" ? end.Destination : end.Source).Moves.Hold(step));
        await held;
        var (killed, agent) = killsSource ? (Source, source) : (Destination, destination);
        await _fog.Crash(killed);
        agent.Moves.Restart();
        await _fog.Return(killed);
        source.Moves.Go(step);
        destination.Moves.Go(step);
        var report = (await _fog.Over(task)).Report!;
        Assert.Equal(verdict, report.Verdict);
        await Settles(() => source.Runs(task) && !destination.Has(task));
    }

    [Fact]
    public async Task That_kills_the_source_node_after_the_freeze_lets_the_task_go_on_at_the_destination()
    {
        Task held = null!;
        var (task, source, destination) = await Begin(end =>
        {
            held = end.Source.Moves.Hold("conclude");
        });
        await held;
        await _fog.Crash(Source);
        Assert.Equal(Verdict.Commit, (await _fog.Over(task)).Report!.Verdict);
        Assert.True(destination.Runs(task));
        Assert.True(source.Has(task) && !source.Runs(task));
        source.Moves.Go("conclude");
        await _fog.Return(Source);
        await Settles(() => !source.Has(task) && destination.Runs(task));
    }

    [Theory]
    [InlineData("round", Verdict.Abort)]
    [InlineData("conclude", Verdict.Commit)]
    public async Task That_takes_the_destinations_power_costs_the_task_only_after_the_commit(string step, Verdict verdict)
    {
        Task held = null!;
        var (task, source, destination) = await Begin(end => held = end.Source.Moves.Hold(step));
        await held;
        destination.LosePower();
        await _fog.Crash(Destination);
        source.Moves.Go(step);
        Assert.Equal(verdict, (await _fog.Over(task)).Report!.Verdict);
        await Settles(() => source.Runs(task) == (verdict == Verdict.Abort) && !destination.Has(task));
    }

    [Theory]
    [InlineData("ready")]
    [InlineData("round")]
    [InlineData("freeze")]
    [InlineData("conclude")]
    public async Task That_makes_the_tasks_grain_forget_all_but_what_it_stored_changes_nothing(string step)
    {
        Task held = null!;
        var (task, source, destination) = await Begin(end => held = (step is "ready" ? end.Destination : end.Source).Moves.Hold(step));
        await held;
        await _fog.Forget(_fog.Grains.GetGrain<ITaskGrain>(task.Key));
        source.Moves.Go(step);
        destination.Moves.Go(step);
        Assert.Equal(Verdict.Commit, (await _fog.Over(task)).Report!.Verdict);
        await Settles(() => !source.Has(task) && destination.Runs(task));
    }

    [Fact]
    public async Task That_loses_the_destinations_word_is_made_up_for_by_a_look()
    {
        var (task, source, destination) = await Begin(end => end.Destination.Moves.Calls = false);
        Assert.Equal(Verdict.Commit, (await _fog.Over(task)).Report!.Verdict);
        Assert.True(destination.Runs(task) && !source.Has(task));
    }

    [Fact]
    public async Task That_takes_the_third_host_leaves_its_peers_to_be_told_when_it_is_back()
    {
        Task held = null!;
        var (task, source, destination) = await Begin(end => held = end.Source.Moves.Hold("freeze"), peers: true);
        await held;
        await _fog.Crash("n3");
        source.Moves.Go("freeze");
        Assert.Equal(Verdict.Commit, (await _fog.Over(task)).Report!.Verdict);
        var told = $"reroute {task} 10.1.0.{Destination[1..]}";
        Assert.DoesNotContain(told, _fog.Agents["n3"].Calls);
        await _fog.Return("n3");
        await Settles(() => _fog.Agents["n3"].Calls.Contains(told) && destination.Runs(task) && !source.Has(task));
    }

    private const string Source = "n1";
    private const string Destination = "n2";

    /// <summary>Deploys three tasks, one a host, and moves n1's to n2.</summary>
    private async Task<(TaskId Task, FakeAgent Source, FakeAgent Destination)> Begin(Action<(FakeAgent Source, FakeAgent Destination)> prepare, bool peers = false)
    {
        var migratable = Examples.Some.Task(migratable: true);
        await _fog.Deploy(peers ? Examples.Some.Service("moves", ("api", migratable), ("db", migratable), ("web", migratable)) : Examples.Some.Service("moves", ("api", migratable)));
        var api = (await _fog.Status("moves")).Tasks.Single(status => status.Node!.Value.Value == Source);
        var ends = (_fog.Agents[Source], _fog.Agents[Destination]);
        prepare(ends);
        await _fog.Move(api.Task, Destination);
        return (api.Task, ends.Item1, ends.Item2);
    }

    /// <summary>Ends that wait for a verdict ask for it again and again.</summary>
    private async Task Settles(Func<bool> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Moving.Patience);
        while (!holds())
        {
            await Task.Delay(100, patience.Token);
            foreach (var agent in _fog.Agents.Values)
            {
                await agent.Moves.Ask();
            }
        }
    }
}
