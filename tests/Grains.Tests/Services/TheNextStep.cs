using Fog.Services;
using Fog.Tests.Examples;
using static Fog.TaskPhase;
using static Fog.Tests.Services.Lives;

namespace Fog.Tests.Services;

public sealed class TheNextStep
{
    [Fact]
    public void Of_a_new_service_is_to_enrol() => AssertNext(new Step.Enrol(), Accepted);

    [Fact]
    public void Of_an_enrolled_one_is_to_find_hosts() => AssertNext(new Step.Place(), Enrolled);

    [Fact]
    public void Of_one_with_a_task_without_a_host_is_to_find_one() =>
        AssertNext(new Step.Place(), Attempted with { Plan = Some.Plan(("api", "n1")) }, Task("api", Running, "n1"));

    [Fact]
    public void Of_a_planned_one_is_the_network() => AssertNext(new Step.Network(), WithPlan);

    [Fact]
    public void Of_one_that_was_connected_before_is_the_network_again() => AssertNext(new Step.Network(), WithPlan with { Swarm = Some.Ticket() });

    [Fact]
    public void Of_a_connected_one_is_to_tell_the_hosts() => AssertTasks<Step.Prepare>(["api", "web"], Connected);

    [Fact]
    public void Tells_no_host_again_of_a_task_that_is_up() =>
        AssertTasks<Step.Prepare>(["api"], Connected with { Placed = ["web"] }, Task("web", Running, "n2"));

    [Fact]
    public void Leaves_a_task_alone_that_ended_well() =>
        AssertTasks<Step.Prepare>(["api"], Connected with { Placed = ["web"] }, Task("web", Stopped, "n2", exit: 0));

    [Fact]
    public void Tells_the_host_again_of_a_task_that_failed_in_an_earlier_request() =>
        AssertTasks<Step.Prepare>(["web"], Attempted with { Attempted = ["api"] }, Task("api", Prepared, "n1"), Task("web", Failed, "n2"));

    [Fact]
    public void Tells_the_host_again_when_it_lost_the_task() =>
        AssertTasks<Step.Prepare>(["web"], Attempted with { Attempted = ["api"] }, Task("api", Prepared, "n1"), Lost("web", "n2"));

    [Theory]
    [InlineData(Preparing, Preparing)]
    [InlineData(Preparing, Prepared)]
    [InlineData(Running, Preparing)]
    [InlineData(Planned, Prepared)]
    public void Is_to_wait_while_a_task_is_on_its_way(TaskPhase api, TaskPhase web) =>
        AssertNext(new Step.Wait(), Attempted, Task("api", api, "n1"), Task("web", web, "n2"));

    [Fact]
    public void Is_to_wait_for_a_task_that_nobody_saw_yet() => AssertNext(new Step.Wait(), Attempted, Task("api", Prepared, "n1"));

    [Theory]
    [InlineData(Preparing)]
    [InlineData(Prepared)]
    [InlineData(Running)]
    public void Is_to_limit_what_may_use_something_else_than_the_spec_says_and_to_leave_it_there(TaskPhase web) => AssertTasks<Step.Limit>(
        ["web"],
        Attempted,
        Task("api", Running, "n1") with { Limits = Spec.Tasks["api"].Resources },
        Task("web", web, "n2") with { Limits = Spec.Tasks["web"].Resources with { Memory = 7 } });

    [Fact]
    public void Does_not_limit_what_ended() => AssertNext(
        new Step.Settle(), Attempted, Task("api", Running, "n1"), Task("web", Stopped, "n2", exit: 0) with { Limits = Resources.None });

    [Fact]
    public void Is_to_start_all_that_are_prepared_once_no_one_is_on_its_way() =>
        AssertTasks<Step.Start>(["api", "web"], Attempted, Task("api", Prepared, "n1"), Task("web", Prepared, "n2"));

    [Fact]
    public void Starts_only_those_that_are_prepared() =>
        AssertTasks<Step.Start>(["web"], Attempted, Task("api", Running, "n1"), Task("web", Prepared, "n2"));

    [Theory]
    [InlineData(Running, Running)]
    [InlineData(Running, Stopped)]
    [InlineData(Stopped, Stopped)]
    public void Is_to_settle_when_each_runs_or_ended_well(TaskPhase api, TaskPhase web) =>
        AssertNext(new Step.Settle(), Attempted, Task("api", api, "n1", exit: 0), Task("web", web, "n2", exit: 0));

    [Fact]
    public void Is_to_fail_when_a_task_of_the_request_failed() =>
        AssertNext(new Step.Fail("web", "no such image"), Attempted, Task("api", Preparing, "n1"), Task("web", Failed, "n2", error: "no such image"));

    [Fact]
    public void Fails_with_the_exit_code_when_there_is_no_other_reason() =>
        AssertNext(new Step.Fail("web", "ended with exit code 3"), Attempted, Task("api", Running, "n1"), Task("web", Failed, "n2", exit: 3));

    [Fact]
    public void Is_to_fail_when_a_host_lost_a_task_of_the_request() =>
        AssertNext(new Step.Fail("web", "n2 knows nothing of it any more"), Attempted, Task("api", Running, "n1"), Lost("web", "n2"));

    [Fact]
    public void Is_to_look_for_another_host_when_one_fell_silent() =>
        AssertNext(new Step.Forsake(N2), Attempted, Task("api", Prepared, "n1"), Task("web", Prepared, "n2", reachable: false));

    [Fact]
    public void Takes_a_task_down_whose_host_fell_silent_once_it_has_another() => AssertTasks<Step.TakeDown>(
        ["web"], Attempted with { Plan = Some.Plan(("api", "n1"), ("web", "n1")) }, Task("api", Running, "n1"), Task("web", Running, "n2", reachable: false));

    [Fact]
    public void Takes_down_what_is_of_another_revision() =>
        AssertTasks<Step.TakeDown>(["web"], Connected with { Placed = ["api", "web"] }, Task("api", Running, "n1"), Task("web", Running, "n2", revision: "older"));

    [Fact]
    public void Takes_down_what_is_not_wanted_any_more() =>
        AssertTasks<Step.TakeDown>(["db"], Connected with { Placed = ["api", "db"] }, Task("api", Running, "n1"));

    [Fact]
    public void Takes_down_what_is_on_another_host_than_planned() =>
        AssertTasks<Step.TakeDown>(["web"], Connected with { Placed = ["api", "web"] }, Task("api", Running, "n1"), Task("web", Running, "n1"));

    [Fact]
    public void Takes_down_what_is_left_in_a_swarm_that_lost_its_manager() => AssertTasks<Step.TakeDown>(
        ["web"],
        Connected with { Placed = ["api", "web"] },
        Task("api", Running, "n1") with { Swarm = Some.Ticket().Swarm },
        Task("web", Running, "n2") with { Swarm = "an older one" });

    [Fact]
    public void Of_a_removal_is_to_take_all_down_whatever_their_state() => AssertTasks<Step.TakeDown>(
        ["api", "web"], Attempted with { Phase = ServicePhase.Removing }, Task("api", Failed, "n1"), Task("web", Running, "n2", reachable: false));

    [Fact]
    public void Of_a_removal_with_nothing_on_any_host_is_to_close() => AssertNext(new Step.Close(), Connected with { Phase = ServicePhase.Removing });

    [Fact]
    public void Of_the_removal_of_a_service_that_never_came_far_is_to_close() => AssertNext(new Step.Close(), Accepted with { Phase = ServicePhase.Removing });

    private static TaskStatus Lost(string name, string node) => Task(name, Stopped, node) with { Revision = null };

    /// <summary>Asked twice, as after a crash before the step was done, the answer is the same.</summary>
    private static void AssertNext(Step expected, ServiceState state, params TaskStatus[] seen)
    {
        Assert.Equal(expected, Reconciler.Next(state, Seen(seen)));
        Assert.Equal(expected, Reconciler.Next(state, Seen(seen)));
    }

    private static void AssertTasks<T>(string[] expected, ServiceState state, params TaskStatus[] seen)
        where T : Step
    {
        var step = Assert.IsType<T>(Reconciler.Next(state, Seen(seen)));
        Assert.Equal(expected, (step as Step.Prepare)?.Tasks ?? (step as Step.Start)?.Tasks ?? (step as Step.Limit)?.Tasks ?? ((Step.TakeDown)(Step)step).Tasks);
    }
}
