using Fog.Tasks;
using Fog.Tests.Examples;
using static Fog.TaskPhase;

namespace Fog.Tests.Tasks;

public sealed class NewsOfATask
{
    private static readonly TaskId Task = new(new ServiceName("hello"), "web");

    private readonly TaskState _state = new TaskState
    {
        Node = new NodeName("n1"),
        Order = new TaskOrder(Task, Some.Task(), "rev-1", "100.64.0.1", "fog-hello", Some.Ticket(), 20_000, new NodeName("h1")),
        Phase = Preparing,
        Since = Some.At(1),
    }.After(News(Preparing, sequence: 10, step: "getting the image"));

    [Fact]
    public void Is_taken_when_it_is_newer_and_of_the_same_order()
    {
        var next = _state.After(News(Running, sequence: 11, at: 7));
        Assert.Equal((Running, Some.At(7), 11), (next.Phase, next.Since, next.Last!.Sequence));
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public void Is_dropped_when_it_is_old(long sequence) => Assert.Same(_state, _state.After(News(Running, sequence)));

    [Fact]
    public void Is_dropped_when_it_is_of_another_order() => Assert.Same(_state, _state.After(News(Running, sequence: 11, revision: "rev-0")));

    [Fact]
    public void Is_taken_when_the_host_knows_nothing_of_the_task() =>
        Assert.Equal((Stopped, null), Of(_state.After(News(Stopped, sequence: 11, revision: null))));

    [Theory]
    [MemberData(nameof(ATaskLife.EveryPair), MemberType = typeof(ATaskLife))]
    public void Is_dropped_when_it_is_against_the_life_cycle(TaskPhase from, TaskPhase to)
    {
        var state = _state with { Phase = from };
        Assert.Equal(TaskLife.Allows(from, to) ? to : from, state.After(News(to, sequence: 11)).Phase);
    }

    [Fact]
    public void Keeps_the_beginning_of_a_phase_over_its_steps()
    {
        var next = _state.After(News(Preparing, sequence: 11, step: "getting the volumes", at: 9));
        Assert.Equal(("getting the volumes", _state.Since), (next.Last!.Step, next.Since));
    }

    [Fact]
    public void Shows_in_the_status_with_what_the_order_says()
    {
        var status = _state.After(News(Running, sequence: 11)).Status(Task, obstacle: null);
        Assert.Equal(("n1", "rev-1", "100.64.0.1", 20_000, 7, true), (status.Node!.Value.Value, status.Revision, status.Address, status.PublishedPort, status.Pid, status.Reachable));
        Assert.True(status.IsWell);
    }

    [Fact]
    public void Is_kept_when_the_host_falls_silent_and_the_obstacle_told()
    {
        var status = _state.After(News(Running, sequence: 11)).Status(Task, "n1 is gone");
        Assert.Equal((Running, false, "n1 is gone", false), (status.Phase, status.Reachable, status.Error, status.IsWell));
    }

    private static (TaskPhase Phase, string? Revision) Of(TaskState state) => (state.Phase, state.Last!.Revision);

    private static TaskObservation News(TaskPhase phase, long sequence, string? revision = "rev-1", string step = "running", int at = 3) =>
        new(Task, phase, step, revision, "10.1.0.2", phase == Running ? 7 : null, null, null, sequence, Some.At(at));
}
