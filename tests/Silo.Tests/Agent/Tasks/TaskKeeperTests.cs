using System.Collections.Concurrent;
using Fog.Agent.Tasks;

namespace Fog.Tests.Agent.Tasks;

public sealed class AKeeper : IDisposable
{
    private readonly TaskOnDisk _disk;
    private readonly ScriptedWork _work = new();
    private readonly ConcurrentQueue<TaskKeeper> _woken = new();
    private readonly ConcurrentQueue<TaskObservation> _seen = new();

    public AKeeper()
    {
        _disk = new TaskOnDisk(_work, _woken.Enqueue);
        Keeper.Changed += _seen.Enqueue;
    }

    private TaskKeeper Keeper => _disk.Keeper;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Knows_nothing_of_a_task_that_was_never_ordered()
    {
        var seen = Keeper.Observe();
        Assert.Equal((TaskPhase.Stopped, null), (seen.Phase, seen.Revision));
        Assert.Equal((seen.Phase, seen.Revision), (Keeper.Remove(false).Phase, Keeper.Start(Table("api")).Revision));
        Assert.Empty(_woken);
    }

    [Fact]
    public async Task Brings_a_task_up_in_two_orders()
    {
        Assert.Equal(TaskPhase.Preparing, Keeper.Prepare(AnOrder.For()).Phase);
        await Work();
        Assert.Equal(TaskPhase.Prepared, Keeper.Start(Table("api")).Phase);
        await Work();
        Assert.Equal((TaskPhase.Running, 7), (Keeper.Observe().Phase, Keeper.Observe().Pid));
        Assert.Equal([(Wanted.Prepared, TaskPhase.Preparing), (Wanted.Running, TaskPhase.Prepared)], _work.Done);
        Assert.Equal(Keeper.Observe().Sequence, Assert.Single(_disk.Records.ReadAll()).Sequence);
    }

    [Fact]
    public async Task Changes_nothing_when_told_the_same_again()
    {
        await Up();
        var before = Keeper.Record;
        _woken.Clear();
        Keeper.Start(Table("api"));
        Assert.Same(before, Keeper.Record);
        Assert.Empty(_woken);
        Keeper.Prepare(AnOrder.For());
        Assert.Same(before, Keeper.Record);
    }

    [Fact]
    public async Task Works_again_when_the_peers_are_others()
    {
        await Up();
        _woken.Clear();
        Keeper.Start(Table("api", "db"));
        Assert.Single(_woken);
        Assert.Equal(["api", "db"], Keeper.Record!.Peers.Select(peer => peer.Name));
    }

    [Fact]
    public async Task Begins_anew_with_another_revision_and_after_a_failure()
    {
        await Up();
        Assert.Equal(("rev-2", TaskPhase.Preparing), (Keeper.Prepare(AnOrder.For(revision: "rev-2")).Revision, Keeper.Observe().Phase));
        Keeper.Saw(seen => seen with { Phase = TaskPhase.Failed, Error = "no" });
        Assert.Equal((TaskPhase.Preparing, null), (Keeper.Prepare(AnOrder.For(revision: "rev-2")).Phase, Keeper.Observe().Error));
    }

    [Fact]
    public async Task Cuts_a_long_piece_short_when_nothing_is_wanted_any_more()
    {
        _work.Hold = new TaskCompletionSource().Task;
        Keeper.Prepare(AnOrder.For());
        var working = Keeper.Work(Ct);
        await _work.Begun.Task;
        Assert.Equal("being removed", Keeper.Remove(volumes: true).Step);
        await working.WaitAsync(TimeSpan.FromSeconds(10), Ct);
        _work.Hold = Task.CompletedTask;
        await Work();
        Assert.Null(Keeper.Record);
        Assert.Equal([(Wanted.Prepared, TaskPhase.Preparing), (Wanted.Gone, TaskPhase.Preparing)], _work.Done);
        Assert.Equal((TaskPhase.Stopped, null), (_seen.Last().Phase, _seen.Last().Revision));
        Assert.Empty(_disk.Records.ReadAll());
    }

    [Fact]
    public async Task Does_not_cut_a_removal_short()
    {
        await Up();
        var hold = new TaskCompletionSource();
        _work.Hold = hold.Task;
        Keeper.Remove(volumes: false);
        var removing = Keeper.Work(Ct);
        Keeper.Remove(volumes: false);
        Assert.False(removing.IsCompleted);
        hold.SetResult();
        await removing;
        Assert.Null(Keeper.Record);
    }

    [Fact]
    public async Task Keeps_a_task_that_was_ordered_anew_while_it_was_being_removed()
    {
        await Up();
        var hold = new TaskCompletionSource();
        _work.Hold = hold.Task;
        Keeper.Remove(volumes: false);
        var removing = Keeper.Work(Ct);
        Keeper.Prepare(AnOrder.For(revision: "rev-2"));
        hold.SetResult();
        await removing;
        Assert.Equal(("rev-2", Wanted.Prepared), (Keeper.Record!.Order.Revision, Keeper.Record.Wanted));
        await Work();
        Assert.Equal(TaskPhase.Prepared, Keeper.Observe().Phase);
    }

    [Fact]
    public async Task Says_nothing_of_a_task_that_went_meanwhile()
    {
        await Up();
        Keeper.Remove(volumes: false);
        await Work();
        var told = _seen.Count;
        Keeper.Saw(seen => seen with { Phase = TaskPhase.Failed });
        Keeper.Say("late");
        Assert.Null(Keeper.Record);
        Assert.Equal(told, _seen.Count);
    }

    [Fact]
    public async Task Loses_no_change_when_orders_and_news_come_at_once()
    {
        await Up();
        var before = Keeper.Observe().Sequence;
        var told = _seen.Count;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(
            () =>
            {
                for (var round = 0; round < 25; round++)
                {
                    Keeper.Say($"{i}/{round}");
                }
            },
            Ct)));
        Assert.Equal(before + 100, Keeper.Observe().Sequence);
        Assert.Equal(Enumerable.Range(1, 100).Select(i => before + i), _seen.Skip(told).Select(seen => seen.Sequence));
        Assert.Equal(Keeper.Observe().Step, Assert.Single(_disk.Records.ReadAll()).Step);
    }

    [Fact]
    public void Takes_over_what_a_former_life_left()
    {
        var left = TaskRecord.Of(AnOrder.For(), DateTimeOffset.UnixEpoch) with { Phase = TaskPhase.Running, Wanted = Wanted.Running, Pid = 7 };
        Keeper.Adopt(left);
        Assert.Same(Keeper, Assert.Single(_woken));
        Assert.Equal((TaskPhase.Running, 7), (Keeper.Observe().Phase, Keeper.Observe().Pid));
    }

    public void Dispose() => _disk.Dispose();

    private static PeerTable Table(params string[] names) => new(AnOrder.Peers(names));

    private async Task Up()
    {
        Keeper.Prepare(AnOrder.For());
        await Work();
        Keeper.Start(Table("api"));
        await Work();
    }

    private Task Work() => Keeper.Work(Ct).WaitAsync(TimeSpan.FromSeconds(10), Ct);
}
