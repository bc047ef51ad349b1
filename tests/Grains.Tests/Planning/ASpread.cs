using System.Collections.Immutable;
using Fog.Planning;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

public sealed class ASpread
{
    private readonly SpreadMapper _mapper = new();

    [Fact]
    public void Gives_each_task_a_host_of_its_own_while_there_are_enough()
    {
        var plan = Map(Some.Service("hello", "a", "b", "c"), [Some.Offer("n1"), Some.Offer("n2"), Some.Offer("n3")]).Plan!;
        Assert.Equal(3, plan.Assignments.Values.Select(place => place.Node).Distinct().Count());
        Assert.Equal("spread", plan.Mapper);
    }

    [Fact]
    public void Starts_over_with_the_roomiest_when_each_host_has_one()
    {
        var plan = Map(Some.Service("hello", "a", "b", "c"), [Some.Offer("n1", memory: 512), Some.Offer("n2", memory: 2048)]).Plan!;
        Assert.Equal(["n2", "n1", "n2"], plan.Assignments.Values.Select(place => place.Node.Value));
    }

    [Fact]
    public void Puts_the_biggest_task_where_most_is_free_whatever_its_name()
    {
        var spec = Some.Service("hello", ("a", Some.Task(memory: 64)), ("z", Some.Task(memory: 700)));
        var plan = Map(spec, [Some.Offer("n1", memory: 256), Some.Offer("n2", memory: 800)]).Plan!;
        Assert.Equal("n2", plan.Assignments["z"].Node.Value);
        Assert.Equal("n1", plan.Assignments["a"].Node.Value);
    }

    [Fact]
    public void Leaves_placed_tasks_where_they_are_and_spreads_around_them()
    {
        var placed = Some.Plan(("a", "n1")).Assignments;
        var plan = Map(Some.Service("hello", "a", "b"), [Some.Offer("n1", memory: 8192), Some.Offer("n2", memory: 128)], placed).Plan!;
        Assert.Same(placed["a"], plan.Assignments["a"]);
        Assert.Equal("n2", plan.Assignments["b"].Node.Value);
    }

    [Fact]
    public void Keeps_a_placed_task_on_a_host_that_offers_nothing_now()
    {
        var plan = Map(Some.Service("hello", "a", "b"), [Some.Offer("n2")], Some.Plan(("a", "n1")).Assignments).Plan!;
        Assert.Equal(["n1", "n2"], plan.Assignments.Values.Select(place => place.Node.Value));
    }

    [Fact]
    public void Draws_the_same_plan_from_the_same_question()
    {
        var question = new PlanQuestion(
            Some.Service("hello", "a", "b", "c", "d"), [Some.Offer("n3"), Some.Offer("n1"), Some.Offer("n2")], ImmutableSortedDictionary<string, Assignment>.Empty);
        var first = _mapper.Map(question, new Random(1)).Plan!;
        Assert.Equal(first.Assignments, _mapper.Map(question, new Random(1)).Plan!.Assignments);
        Assert.Equal("fewest tasks of the service (0) among those with room, 1024 MiB free", first.Assignments["a"].Reason);
    }

    [Fact]
    public void Refuses_with_the_reasons_counted_and_the_worst_first()
    {
        ImmutableArray<NodeDescription> offers =
            [.. Enumerable.Range(1, 12).Select(i => Some.Offer($"small{i}", memory: 32)),
             Some.Offer("bare1", abilities: Some.Unable("no engine")), Some.Offer("bare2", abilities: Some.Unable("no engine")), Some.Offer("busy", cpu: 0.1)];
        var result = Map(Some.Service("hello", "web"), offers);
        Assert.Null(result.Plan);
        Assert.Equal("no place among 15 nodes: 12 lack memory, 2 can't run tasks, 1 lack cpu", result.Refusals["web"]);
    }

    [Fact]
    public void Refuses_the_whole_service_when_one_task_has_no_place()
    {
        var spec = Some.Service("hello", ("web", Some.Task()), ("db", Some.Task(memory: 4096)));
        var result = Map(spec, [Some.Offer("n1")]);
        Assert.Null(result.Plan);
        Assert.Equal(["db"], result.Refusals.Keys);
    }

    [Fact]
    public void Puts_replicas_on_hosts_of_their_own_or_refuses()
    {
        var spec = Some.Service("hello", ("web-1", Some.Task() with { Group = "web" }), ("web-2", Some.Task() with { Group = "web" }));
        Assert.Equal(2, Map(spec, [Some.Offer("n1"), Some.Offer("n2")]).Plan!.Assignments.Values.Select(place => place.Node).Distinct().Count());
        Assert.Equal("no place among 1 nodes: 1 have a task or replica that must be apart from it", Map(spec, [Some.Offer("n1")]).Refusals["web-2"]);
    }

    [Fact]
    public void Keeps_tasks_together_and_apart_whichever_of_them_says_so()
    {
        var spec = Some.Service(
            "hello",
            ("a", Rule(Some.Task(memory: 90), rule => rule with { Apart = ["c"] })),
            ("b", Rule(Some.Task(memory: 80), rule => rule with { With = ["a"] })),
            ("c", Some.Task(memory: 70)));
        var plan = Map(spec, [Some.Offer("n1"), Some.Offer("n2", memory: 100)]).Plan!;
        Assert.Equal(["n1", "n1", "n2"], plan.Assignments.Values.Select(place => place.Node.Value));
    }

    [Fact]
    public void Leaves_no_task_without_the_one_that_it_must_be_with()
    {
        var spec = Some.Service("hello", ("a", Some.Task(memory: 90)), ("b", Rule(Some.Task(memory: 80), rule => rule with { With = ["a"] })));
        var result = Map(spec, [Some.Offer("n1", memory: 100), Some.Offer("n2", memory: 95)]);
        Assert.Equal("no place among 2 nodes: 1 aren't where a task is that must be with it, 1 lack memory", result.Refusals["b"]);
    }

    [Fact]
    public void Says_so_when_no_node_is_up() =>
        Assert.Equal("no place: no node is up", Map(Some.Service("hello", "web"), []).Refusals["web"]);

    private static TaskSpec Rule(TaskSpec task, Func<PlacementRule, PlacementRule> rule) => task with { Placement = rule(task.Placement) };

    private PlanResult Map(ServiceSpec spec, ImmutableArray<NodeDescription> offers, ImmutableSortedDictionary<string, Assignment>? placed = null) =>
        _mapper.Map(new PlanQuestion(spec, offers, placed ?? ImmutableSortedDictionary<string, Assignment>.Empty), new Random(1));
}
