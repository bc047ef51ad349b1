using Fog.Checkpoints;
using Fog.Tasks;
using Fog.Tests.Examples;
using static Fog.Checkpoints.CheckpointStep;
using static Fog.Tests.Checkpoints.AProtected;

namespace Fog.Tests.Checkpoints;

public sealed class AReturn
{
    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Begins_when_the_host_has_been_gone_for_long(int gone, bool begins) =>
        Assert.Equal(begins, Task(Kept(2, N2, N3)).Next(Sight(gone, N2, N3)) is Return);

    [Fact]
    public void Is_from_the_newest_checkpoint_that_somebody_has_who_is_there()
    {
        Assert.Equal(1, From(Task(Kept(2, N2), Kept(1, N2, N3)), Sight(20, N3)));
        Assert.Equal(1, From(Task(Kept(2), Kept(1, N2, N3)), Sight(20, N2, N3)));
        Assert.Equal(2, From(Task(Kept(2, N2), Kept(1, N2, N3)), Sight(20, N2, N3)));
    }

    [Fact]
    public void Is_not_while_nobody_has_one_of_the_task_as_it_is()
    {
        Assert.IsType<Wait>(Task().Next(Sight(60, N2, N3)));
        Assert.IsType<Wait>(Task(Kept(2, N4)).Next(Sight(60, N2, N3)));
        Assert.IsType<Wait>((Task(Kept(2, N2)) with { Order = Order(Rule) with { Revision = "other" } }).Next(Sight(60, N2)));
        Assert.IsType<Keep>((Task(Kept(2, N2)) with { Order = Order(Rule) with { Revision = "other" } }).Next(Sight(1, N2, N3)));
    }

    [Fact]
    public void Is_not_of_a_task_that_is_not_protected_rests_or_is_in_a_move()
    {
        Assert.IsType<Wait>((Task(Kept(2, N2)) with { Order = Order(null) }).Next(Sight(60, N2)));
        Assert.IsNotType<Return>((Task(Kept(2, N2, N3)) with { Phase = TaskPhase.Suspended }).Next(Sight(60, N2, N3)));
        Assert.IsNotType<Return>((Task(Kept(2, N2, N3)) with { Phase = TaskPhase.Migrating, Move = Some.Move() }).Next(Sight(60, N2, N3)));
    }

    [Fact]
    public void Begins_at_once_when_the_host_is_back_without_the_task()
    {
        var lost = Task(Kept(2, N2)).After(Seen(TaskPhase.Failed, TaskObservation.Lost, sequence: 2));
        Assert.Equal(TaskPhase.Suspended, lost.Phase);
        Assert.True(lost.Status(Id, null).Returns);
        Assert.IsType<Return>(lost.Next(Sight()));
        Assert.Equal(TaskPhase.Failed, Task(Kept(2)).After(Seen(TaskPhase.Failed, TaskObservation.Lost, sequence: 2)).Phase);
        Assert.Equal(TaskPhase.Failed, Task(Kept(2, N2)).After(Seen(TaskPhase.Failed, "ended", sequence: 2)).Phase);
    }

    [Fact]
    public void Gives_the_task_to_its_new_host_in_one_write_and_has_that_one_told_until_it_runs()
    {
        var task = Returned();
        Assert.Equal((N3, TaskPhase.Suspended, 100L, 100L), (task.Node!.Value, task.Phase, task.Moved, task.Moves));
        Assert.Equal("swarm-n2", task.Order!.Swarm.Swarm);
        Assert.Equal([N4], task.Unrouted);
        Assert.Equal(2, Assert.IsType<Resume>(task.Next(Sight())).From.Number);

        Assert.Equal(task, task.After(Seen(TaskPhase.Stopped) with { Revision = null, Sequence = 9 })); // it hasn't heard of it yet
        Assert.Equal(task, task.After(Seen(TaskPhase.Failed, TaskObservation.Lost, sequence: 9)));
        var running = task.After(Heard(TaskPhase.Running));
        Assert.IsType<Back>(running.Next(Sight()));
        Assert.Null(running.IsBack().Checkpoints.Return);
        Assert.Single(running.Checkpoints.Kept); // still good
    }

    [Fact]
    public void Is_tried_on_other_hosts_when_one_can_not_or_is_gone_and_given_up_in_the_end()
    {
        var could = Returned().After(Heard(TaskPhase.Suspended, "couldn't be resumed"));
        var second = Assert.IsType<Return>(could.Next(Sight()));
        Assert.Equal(2, second.Tries);
        Assert.Equal([N3], second.Refused);
        Assert.IsType<Wait>(Returned().Next(Sight(5, N1, N2)));
        Assert.Equal([N3], Assert.IsType<Return>(Returned().Next(Sight(20, N1, N2))).Refused.ToArray());

        var last = Returned(tries: 3).After(Heard(TaskPhase.Suspended, "couldn't be resumed"));
        var failed = last.FailsToReturn(Assert.IsType<Fail>(last.Next(Sight())).Reason, Some.At(200));
        Assert.Equal((TaskPhase.Failed, null), (failed.Phase, failed.Checkpoints.Return));
        Assert.Equal("couldn't come back from its checkpoint: couldn't be resumed; deploy again to start it anew", failed.Last!.Error);
    }

    [Fact]
    public void Of_a_task_that_ended_by_itself_as_soon_as_it_was_back_is_over() =>
        Assert.IsType<Back>((Returned() with { Phase = TaskPhase.Failed }).Next(Sight()));

    /// <summary>What the new host says once it has heard of the return.</summary>
    private static TaskObservation Heard(TaskPhase phase, string? error = null) => Seen(phase, error: error, sequence: 10) with { Returned = 100 };

    private static long From(TaskState task, CheckpointSight sight) => Assert.IsType<Return>(task.Next(sight)).From.Number;

    private static TaskState Returned(int tries = 1) => Task(Kept(2, N2)).Returns(
        new Return(Kept(2, N2), [], tries), new TaskRefuge(N3, new ServicePeers(new PeerTable([]), [N4], Some.Ticket("n2"))), Some.At(100));
}
