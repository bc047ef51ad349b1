using Fog.Checkpoints;
using Fog.Tasks;
using Fog.Tests.Examples;
using static Fog.Checkpoints.CheckpointStep;
using static Fog.Tests.Checkpoints.AProtected;

namespace Fog.Tests.Checkpoints;

public sealed class ACheckpointDecision
{
    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Begins_one_when_the_last_was_asked_for_long_ago(int now, bool begins) =>
        Assert.Equal(begins, Task(Kept(1, N2, N3)).Next(Sight(), now) is Begin);

    [Theory]
    [InlineData(TaskPhase.Preparing)]
    [InlineData(TaskPhase.Migrating)]
    [InlineData(TaskPhase.Suspended)]
    [InlineData(TaskPhase.Failed)]
    [InlineData(TaskPhase.Stopped)]
    public void Begins_none_of_a_task_that_does_not_run(TaskPhase phase) =>
        Assert.IsType<Wait>((Task(Kept(1, N2, N3)) with { Phase = phase }).Next(Sight(), 60));

    [Fact]
    public void Begins_none_without_protection_another_host_or_while_a_move_is_open()
    {
        Assert.IsType<Wait>((Task(Kept(1, N2)) with { Order = Order(null) }).Next(Sight(), 60));
        Assert.IsType<Wait>(Task().Next(Sight(null, N1), 60));
        Assert.IsType<Wait>((Task(Kept(1, N2, N3)) with { Move = Some.Move() }).Next(Sight(), 60));
        Assert.IsType<Wait>(Task(Kept(1, N2, N3)).Next(Sight(5, N2, N3, N4), 60));
        Assert.IsType<Wait>(new TaskState().Next(Sight(), 60));
    }

    [Fact]
    public void Has_the_host_told_until_it_says_what_became_of_it()
    {
        Assert.Equal(7, Assert.IsType<Take>(Takes(7).Next(Sight())).Taking.Number);
        Assert.IsType<Take>((Takes(7) with { Last = Seen(TaskPhase.Running, taken: Taken(6)) }).Next(Sight()));
        Assert.Equal(7, Assert.IsType<Took>((Takes(7) with { Last = Seen(TaskPhase.Running, taken: Taken(7)) }).Next(Sight())).Taken.Number);
    }

    [Fact]
    public void Gives_one_up_that_can_not_be_taken_and_says_why()
    {
        Assert.Equal("it watches files", Dropped(Takes(7) with { Last = Seen(TaskPhase.Running, taken: new CheckpointTaken(7, null, default, "it watches files")) }));
        Assert.Equal("node n1 is gone", Dropped(Takes(7), Sight(0, N2, N3)));
        Assert.Equal("the task left n1 meanwhile", Dropped(Takes(7) with { Node = N2 }));
        Assert.Equal("the task was replaced meanwhile", Dropped(Takes(7) with { Order = Order(Rule) with { Revision = "other" } }));
        Assert.Equal("the task is suspended", Dropped(Takes(7) with { Phase = TaskPhase.Suspended }));
        Assert.Equal("it wasn't taken within 10 minutes", Dropped(Takes(7), Sight(), 601));
    }

    [Fact]
    public void Takes_in_one_that_was_whole_before_the_task_was_put_to_rest() =>
        Assert.IsType<Took>((Takes(7) with { Phase = TaskPhase.Suspended, Last = Seen(TaskPhase.Suspended, taken: Taken(7)) }).Next(Sight()));

    [Fact]
    public void Brings_one_to_as_many_hosts_as_are_wanted_and_then_lets_the_one_before_go()
    {
        var task = Task(Kept(2), Kept(1, N2, N3));
        var asked = Assert.IsType<Keep>(task.Next(Sight()));
        Assert.Equal((2, 2), (asked.Keepers.Length, (int)asked.Newest.Number));
        Assert.DoesNotContain(N1, asked.Keepers);
        Assert.Equal([N1], asked.From);
        var (first, second) = (asked.Keepers[0], asked.Keepers[1]);

        var one = Assert.IsType<CheckpointStep.Kept>(task.Next(Sight().With(first, KeepingStage.Kept).With(second, KeepingStage.Coming)));
        Assert.False(one.Alone);
        Assert.Equal([first], one.Keepers);
        task = task.IsKept(one);
        Assert.Equal(2, task.Checkpoints.Kept.Length);
        Assert.Equal([second], Assert.IsType<Keep>(task.Next(Sight().With(first, KeepingStage.Kept))).Keepers);

        var both = Assert.IsType<CheckpointStep.Kept>(task.Next(Sight().With(first, KeepingStage.Kept).With(second, KeepingStage.Kept)));
        Assert.True(both.Alone);
        task = task.IsKept(both);
        Assert.Equal(2, Assert.Single(task.Checkpoints.Kept).Keepers.Length);
        Assert.IsType<Wait>(task.Next(Sight()));
    }

    [Fact]
    public void Asks_another_in_place_of_one_that_can_not_or_is_gone()
    {
        var asked = Assert.IsType<Keep>(Task(Kept(2)).Next(Sight())).Keepers;
        var third = new[] { N2, N3, N4 }.Single(node => !asked.Contains(node));
        var instead = Assert.IsType<Keep>(Task(Kept(2)).Next(Sight().With(asked[0], KeepingStage.Failed, "no room"))).Keepers;
        Assert.Equal(new[] { asked[1], third }.Order(), instead);

        var repair = Assert.IsType<Keep>(Task(Kept(2, N2, N3)).Next(Sight(null, N1, N3, N4)));
        Assert.Equal([N4], repair.Keepers);
        Assert.Equal([N3, N1], repair.From);
        var repaired = Assert.IsType<CheckpointStep.Kept>(Task(Kept(2, N2, N3)).Next(Sight(null, N1, N3, N4).With(N4, KeepingStage.Kept)));
        Assert.Equal([N3, N4], repaired.Keepers);
    }

    [Fact]
    public void Counts_on_a_keeper_that_is_away_while_there_is_no_other()
    {
        Assert.IsType<Wait>(Task(Kept(2, N2, N3)).Next(Sight(null, N1, N3)));
        Assert.IsType<Wait>(Task(Kept(2, N2)).Next(Sight(null, N1, N2)));
    }

    [Fact]
    public void Gives_one_up_that_nobody_can_keep_and_says_why()
    {
        var sight = Sight(null, N1, N2).With(N2, KeepingStage.Failed, "its disk is full");
        Assert.Equal("n2: its disk is full", Dropped(Task(Kept(2)), sight));
        Assert.Equal("there is no other host to keep it", Dropped(Task(Kept(2)), Sight(null, N1)));
    }

    [Fact]
    public void Goes_on_spreading_from_its_keepers_while_the_host_is_away()
    {
        var keep = Assert.IsType<Keep>(Task(Kept(2, N2)).Next(Sight(3, N2, N3)));
        Assert.Equal([N3], keep.Keepers);
        Assert.Equal([N2], keep.From);
    }

    private static TaskState Takes(long number) => Task() is var task ? task with { Checkpoints = task.Checkpoints with { Taking = Taking(number) } } : null!;

    private static CheckpointTaken Taken(long number) => new(number, AProtected.Blob(number), TimeSpan.FromMilliseconds(80), null);

    private static string Dropped(TaskState task, CheckpointSight? sight = null, int now = 1) => Assert.IsType<Drop>(task.Next(sight ?? Sight(), now)).Reason;
}
