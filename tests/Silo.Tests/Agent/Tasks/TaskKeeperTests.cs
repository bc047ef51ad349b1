using System.Collections.Concurrent;
using Fog.Agent.Tasks;
using Fog.Hosting;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Tasks;

public sealed class A_keeper : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly ScriptedWork _work = new();
    private readonly ConcurrentQueue<TaskKeeper> _woken = new();
    private readonly ConcurrentQueue<TaskObservation> _seen = new();
    private readonly RecordStore _records;
    private readonly TaskKeeper _keeper;

    public A_keeper()
    {
        NodeOptions options = OptionsOf.Valid(("DataDirectory", _directory.Path), ("RunDirectory", Path.Combine(_directory.Path, "run")));
        _records = new RecordStore(options);
        _keeper = new TaskKeeper(AnOrder.Task, options, _records, _work, new FakeTimeProvider(DateTimeOffset.UnixEpoch), _woken.Enqueue);
        _keeper.Changed += _seen.Enqueue;
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Knows_nothing_of_a_task_that_was_never_ordered()
    {
        var seen = _keeper.Observe();
        Assert.Equal((TaskPhase.Stopped, null), (seen.Phase, seen.Revision));
        Assert.Equal((seen.Phase, seen.Revision), (_keeper.Remove(false).Phase, _keeper.Start(Table("api")).Revision));
        Assert.Empty(_woken);
    }

    [Fact]
    public async Task Brings_a_task_up_in_two_orders()
    {
        Assert.Equal(TaskPhase.Preparing, _keeper.Prepare(AnOrder.For()).Phase);
        await Work();
        Assert.Equal(TaskPhase.Prepared, _keeper.Start(Table("api")).Phase);
        await Work();
        Assert.Equal((TaskPhase.Running, 7), (_keeper.Observe().Phase, _keeper.Observe().Pid));
        Assert.Equal([(Wanted.Prepared, TaskPhase.Preparing), (Wanted.Running, TaskPhase.Prepared)], _work.Done);
        Assert.Equal(_keeper.Observe().Sequence, Assert.Single(_records.ReadAll()).Sequence);
    }

    [Fact]
    public async Task Changes_nothing_when_told_the_same_again()
    {
        await Up();
        var before = _keeper.Record;
        _woken.Clear();
        _keeper.Start(Table("api"));
        Assert.Same(before, _keeper.Record);
        Assert.Empty(_woken);
        _keeper.Prepare(AnOrder.For());
        Assert.Same(before, _keeper.Record);
    }

    [Fact]
    public async Task Works_again_when_the_peers_are_others()
    {
        await Up();
        _woken.Clear();
        _keeper.Start(Table("api", "db"));
        Assert.Single(_woken);
        Assert.Equal(["api", "db"], _keeper.Record!.Peers.Select(peer => peer.Name));
    }

    [Fact]
    public async Task Begins_anew_with_another_revision_and_after_a_failure()
    {
        await Up();
        Assert.Equal(("rev-2", TaskPhase.Preparing), (_keeper.Prepare(AnOrder.For(revision: "rev-2")).Revision, _keeper.Observe().Phase));
        _keeper.Saw(seen => seen with { Phase = TaskPhase.Failed, Error = "no" });
        Assert.Equal((TaskPhase.Preparing, null), (_keeper.Prepare(AnOrder.For(revision: "rev-2")).Phase, _keeper.Observe().Error));
    }

    [Fact]
    public async Task Cuts_a_long_piece_short_when_nothing_is_wanted_any_more()
    {
        _work.Hold = new TaskCompletionSource().Task;
        _keeper.Prepare(AnOrder.For());
        var working = _keeper.Work(Ct);
        await _work.Begun.Task;
        Assert.Equal("being removed", _keeper.Remove(volumes: true).Step);
        await working.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        _work.Hold = Task.CompletedTask;
        await Work();
        Assert.Null(_keeper.Record);
        Assert.Equal([(Wanted.Prepared, TaskPhase.Preparing), (Wanted.Gone, TaskPhase.Preparing)], _work.Done);
        Assert.Equal((TaskPhase.Stopped, null), (_seen.Last().Phase, _seen.Last().Revision));
        Assert.Empty(_records.ReadAll());
    }

    [Fact]
    public async Task Does_not_cut_a_removal_short()
    {
        await Up();
        var hold = new TaskCompletionSource();
        _work.Hold = hold.Task;
        _keeper.Remove(volumes: false);
        var removing = _keeper.Work(Ct);
        _keeper.Remove(volumes: false);
        Assert.False(removing.IsCompleted);
        hold.SetResult();
        await removing;
        Assert.Null(_keeper.Record);
    }

    [Fact]
    public async Task Keeps_a_task_that_was_ordered_anew_while_it_was_being_removed()
    {
        await Up();
        var hold = new TaskCompletionSource();
        _work.Hold = hold.Task;
        _keeper.Remove(volumes: false);
        var removing = _keeper.Work(Ct);
        _keeper.Prepare(AnOrder.For(revision: "rev-2"));
        hold.SetResult();
        await removing;
        Assert.Equal(("rev-2", Wanted.Prepared), (_keeper.Record!.Order.Revision, _keeper.Record.Wanted));
        await Work();
        Assert.Equal(TaskPhase.Prepared, _keeper.Observe().Phase);
    }

    [Fact]
    public async Task Says_nothing_of_a_task_that_went_meanwhile()
    {
        await Up();
        _keeper.Remove(volumes: false);
        await Work();
        var told = _seen.Count;
        _keeper.Saw(seen => seen with { Phase = TaskPhase.Failed });
        _keeper.Say("late");
        Assert.Null(_keeper.Record);
        Assert.Equal(told, _seen.Count);
    }

    [Fact]
    public async Task Loses_no_change_when_orders_and_news_come_at_once()
    {
        await Up();
        var before = _keeper.Observe().Sequence;
        var told = _seen.Count;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () =>
            {
                for (var round = 0; round < 25; round++)
                {
                    _keeper.Say($"{i}/{round}");
                }
            },
            Ct)));
        Assert.Equal(before + 100, _keeper.Observe().Sequence);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => before + i), _seen.Skip(told).Select(seen => seen.Sequence));
        Assert.Equal(_keeper.Observe().Step, Assert.Single(_records.ReadAll()).Step);
    }

    [Fact]
    public void Takes_over_what_a_former_life_left()
    {
        var left = TaskRecord.Of(AnOrder.For(), DateTimeOffset.UnixEpoch) with { Phase = TaskPhase.Running, Wanted = Wanted.Running, Pid = 7 };
        _keeper.Adopt(left);
        Assert.Same(_keeper, Assert.Single(_woken));
        Assert.Equal((TaskPhase.Running, 7), (_keeper.Observe().Phase, _keeper.Observe().Pid));
    }

    public void Dispose() => _directory.Dispose();

    private static PeerTable Table(params string[] names) => new(AnOrder.Peers(names));

    private async Task Up()
    {
        _keeper.Prepare(AnOrder.For());
        await Work();
        _keeper.Start(Table("api"));
        await Work();
    }

    private Task Work() => _keeper.Work(Ct).WaitAsync(TimeSpan.FromSeconds(10), Ct);
}
