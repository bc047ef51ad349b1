using Fog.Services;
using Fog.Tests.Examples;
using static Fog.TaskPhase;
using static Fog.Tests.Services.Lives;

namespace Fog.Tests.Services;

public sealed class AStateThatFollows
{
    private static readonly ServiceState Settled = Attempted with { Phase = ServicePhase.Running, Excluded = [N2], Error = "old" };

    [Fact]
    public void A_request_keeps_the_places_of_tasks_on_hosts_that_answer_and_forgets_earlier_attempts()
    {
        var next = Settled.Accept(new DeployRequest(Spec, N2), Seen(Task("api", Running, "n1"), Task("web", Running, "n2")));
        Assert.Equal(ServicePhase.Deploying, next.Phase);
        Assert.Equal(Settled.Plan!.Assignments, next.Plan!.Assignments);
        Assert.Equal(["api", "web"], next.Placed);
        Assert.True(next is { Attempted.IsEmpty: true, Excluded.IsEmpty: true, Error: null, Enrolment: null, HasNetwork: false });
        Assert.Equal(N2, next.Request!.Initiator);
    }

    [Fact]
    public void A_request_remembers_the_swarm_so_that_a_removal_finds_the_network() =>
        Assert.Equal(Some.Ticket(), Settled.Accept(new DeployRequest(Spec, N1), Seen()).Swarm);

    [Fact]
    public void A_request_frees_the_places_of_tasks_on_silent_hosts_and_of_tasks_that_go()
    {
        var silent = Settled.Accept(new DeployRequest(Spec, N1), Seen(Task("api", Running, "n1"), Task("web", Running, "n2", reachable: false)));
        Assert.Equal(["api"], silent.Plan!.Assignments.Keys);
        var smaller = Settled.Accept(new DeployRequest(Some.Service("hello", "web"), N1), Seen());
        Assert.Equal(["web"], smaller.Plan!.Assignments.Keys);
        Assert.Equal(["api", "web"], smaller.Placed);
    }

    [Fact]
    public void A_first_request_has_no_plan() => Assert.Null(new ServiceState().Accept(new DeployRequest(Spec, N1), Seen()).Plan);

    [Fact]
    public void A_failed_task_fails_a_settled_service_and_no_other()
    {
        var failed = Task("web", Failed, "n2", exit: 137);
        Assert.Equal((ServicePhase.Failed, "hello/web: failed on n2: ended with exit code 137"), (Settled.Heed(failed).Phase, Settled.Heed(failed).Error));
        Assert.Same(Attempted, Attempted.Heed(failed));
        Assert.Same(Settled, Settled.Heed(Task("web", Running, "n2")));
    }

    [Fact]
    public void Without_a_host_its_tasks_look_for_another_and_the_rest_stays()
    {
        var next = Attempted.Without(N2);
        Assert.Equal([N2], next.Excluded);
        Assert.Equal(["api"], next.Plan!.Assignments.Keys);
        Assert.Equal(["api"], next.Attempted);
        Assert.Equal(["api", "web"], next.Placed);
        Assert.Equal([N2], next.Without(N2).Excluded);
    }

    [Fact]
    public void A_host_that_fell_silent_is_one_again_when_it_is_back_and_one_that_refused_is_not()
    {
        var (n1, later) = (new NodeName("n1"), DateTimeOffset.UnixEpoch);
        var next = Attempted.Without(n1).WithoutSilent(N2, later);
        Assert.Equal([n1, N2], next.Excluded);
        Assert.Same(next, next.WithReturned([n1]));
        var back = next.WithReturned([n1, N2]);
        Assert.Equal([n1], back.Excluded);
        Assert.Empty(back.Silent);
        Assert.Equal([N2], next.WithRefused().Excluded);
    }

    [Fact]
    public void A_task_is_placed_from_before_its_host_is_told_until_it_is_down()
    {
        var handed = Connected.Handing(["api", "web"]);
        Assert.Equal(["api", "web"], handed.Placed);
        Assert.Empty(handed.Attempted);
        var down = Attempted.TookDown(["web"]);
        Assert.Equal(["api"], down.Placed);
        Assert.Equal(["api"], down.Attempted);
        Assert.Equal(Attempted.Plan!.Assignments, down.Plan!.Assignments);
    }

    [Theory]
    [InlineData(ServicePhase.Removing, 1, "Service hello is being removed: wait until it is gone, then deploy it.")]
    [InlineData(ServicePhase.Running, 0, "Service hello has no tasks: name at least one under 'tasks'.")]
    [InlineData(ServicePhase.Unknown, 255, "Service hello has 255 tasks; 254 is the most: split the service.")]
    public void A_request_is_refused_when_it_can_not_be_done(ServicePhase phase, int tasks, string sentence)
    {
        var spec = Some.Service("hello", [.. Enumerable.Range(0, tasks).Select(i => $"t{i}")]);
        Assert.Equal(sentence, Assert.Throws<FogException>(() => Admission.Check(spec, phase)).Message);
    }

    [Fact]
    public void A_request_of_the_most_tasks_is_taken_in() =>
        Admission.Check(Some.Service("hello", [.. Enumerable.Range(0, TaskAddress.PerService).Select(i => $"t{i}")]), ServicePhase.Failed);
}
