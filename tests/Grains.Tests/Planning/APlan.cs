using System.Collections.Immutable;
using Fog.Planning;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

public sealed class APlan
{
    private const long Little = 50_000;
    private static readonly NodeDescription[] Three = [Some.Offer("n1"), Some.Offer("n2"), Some.Offer("n3")];

    [Fact]
    public void Puts_tasks_that_call_each_other_together_when_latency_counts_and_apart_when_spread_does()
    {
        var spec = Chain("a", "b", "c");
        Assert.Single(Nodes(Plan(spec with { Objective = Objective.Default }, AMap.Of(Three))).Distinct());
        Assert.Equal(3, Nodes(Plan(spec with { Objective = new Objective("spread") }, AMap.Of(Three))).Distinct().Count());
    }

    [Fact]
    public void Goes_where_the_image_is_when_all_else_is_equal_and_counts_what_another_host_would_be_sent()
    {
        var spec = Some.Service("hello", ("web", Some.Task(image: "hello")));
        var image = new ImageContent("id", "linux/amd64", [new("base", 1000, null), new("own", 100, null)]);
        var map = AMap.Of(Some.Offer("n1"), Some.Offer("n2") with { Holds = Holdings.Of(["base"]) }, Some.Offer("n3") with { Holds = Holdings.Of(["hello:latest"]) });
        var question = PlanQuestion.New(spec, map) with { Images = ImmutableSortedDictionary<string, ImageContent>.Empty.Add("web", image) };
        var result = Planner.Plan(question, PlanWish.Default with { Explain = "web" }, Little);
        Assert.Equal(["n3"], Nodes(result));
        Assert.Equal([("n2", "movement +100 bytes"), ("n1", "movement +1100 bytes")], result.Explanation!.Alternatives.Select(other => (other.Node.Value, other.Why)));
    }

    [Theory]
    [InlineData("cost", "cheap")]
    [InlineData("energy", "frugal")]
    [InlineData("reliability", "steady")]
    [InlineData("balance", "empty")]
    public void Goes_where_the_policy_wants_it(string policy, string node)
    {
        var dear = new Price(1, 1);
        var hungry = new Energy(100, 20);
        var map = AMap.Of(
            Some.Offer("a") with { Price = dear, Energy = hungry },
            Some.Offer("cheap") with { Energy = hungry, Price = new Price(0.1, 0.1) },
            Some.Offer("frugal") with { Price = dear, Energy = new Energy(5, 1) },
            Some.Offer("steady") with { Price = dear, Energy = hungry },
            Some.Offer("empty", memory: 65_536, cpu: 64) with { Price = dear, Energy = hungry });
        map = map with { Nodes = [.. map.Nodes.Select(host => host with { Offer = host.Offer! with { Reliability = host.Name.Value == "steady" ? 1 : 0.7 } })] };
        Assert.Equal([node], Nodes(Plan(Some.Service("one", "only") with { Objective = new Objective(policy) }, map)));
    }

    [Fact]
    public void Uses_few_hosts_when_it_is_to_pack()
    {
        var spec = Some.Service("many", "a", "b", "c", "d", "e") with { Objective = new Objective("pack") };
        Assert.Single(Nodes(Plan(spec, AMap.Of(Three))).Distinct());
    }

    [Fact]
    public void Keeps_calls_within_their_latency_and_says_how_long_they_take()
    {
        var map = AMap.Linked(Three, (one, other) => one.Name.Value == "n1" && other.Name.Value == "n3" ? 8 : 40);
        var spec = Chain("a", "b") with { Calls = [new CallSpec("a", "b", TimeSpan.FromMilliseconds(10), null)] };
        spec = spec with { Tasks = spec.Tasks.SetItem("a", On("n1")).SetItem("b", Some.Task() with { Placement = PlacementRule.Anywhere with { Apart = ["a"] } }) };
        var plan = Plan(spec, map);
        Assert.Equal(["n1", "n3"], Nodes(plan));
        Assert.Equal(new PlannedCall("a", "b", 8, 10, null, null), Assert.Single(plan.Plan!.Report!.Calls));
        Assert.Equal("the only node that keeps all rules", plan.Plan.Assignments["b"].Reason);
    }

    /// <summary>Each call alone would find its 6 of 10 megabits on either way.</summary>
    [Fact]
    public void Sums_up_the_bandwidth_of_calls_that_share_a_way()
    {
        var map = AMap.Linked(Three, (one, other) => other.Name.Value == "n2" ? 1 : 5);
        map = map with { Links = [.. map.Links.Select(link => link with { Throughput = 1.25e6 })] };
        var apart = Some.Task() with { Placement = PlacementRule.Anywhere with { Apart = ["a"] } };
        var spec = Chain("a", "b", "c") with { Calls = [new CallSpec("a", "b", null, 6_000_000), new CallSpec("a", "c", null, 6_000_000)] };
        spec = spec with { Tasks = spec.Tasks.SetItem("a", On("n1")).SetItem("b", apart).SetItem("c", apart) };
        Assert.Equal(["n1", "n2", "n3"], Nodes(Plan(spec, map)).Order());
        spec = spec with { Tasks = spec.Tasks.SetItem("c", apart with { Placement = apart.Placement with { With = ["b"] } }) };
        Assert.Contains("bandwidth", Plan(spec, map).Refusals["b"], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_which_task_a_call_keeps_from_all_hosts()
    {
        var map = AMap.Linked(Three, (_, _) => 40);
        var spec = Chain("a", "b") with { Calls = [new CallSpec("a", "b", TimeSpan.FromMilliseconds(10), null)] };
        spec = spec with { Tasks = spec.Tasks.SetItem("a", On("n1")).SetItem("b", Some.Task() with { Placement = PlacementRule.Anywhere with { Apart = ["a"] } }) };
        var result = Plan(spec, map);
        Assert.Null(result.Plan);
        Assert.Equal(
            "no place among 3 nodes beside the other tasks: 2 are more than 10 ms from a, 1 have a task or replica that must be apart from it", result.Refusals["b"]);
    }

    [Fact]
    public void Refuses_when_an_hour_would_cost_more_than_agreed()
    {
        var map = AMap.Of([.. Three.Select(host => host with { Price = new Price(1, 0) })]);
        var spec = Chain("a", "b") with { Agreement = Agreement.None with { MaxPrice = 0.4 } };
        Assert.Contains("cost more than the agreement's maxPrice", Plan(spec, map).Refusals.Values.First(), StringComparison.Ordinal);
        Assert.NotNull(Plan(spec with { Agreement = Agreement.None with { MaxPrice = 0.5 } }, map).Plan);
    }

    [Fact]
    public void Bounds_chains_of_calls_and_wants_no_cycle_then()
    {
        var map = AMap.Linked(Three, (_, _) => 10);
        ServiceSpec Within(int ms) => Apart(Chain("a", "b", "c")) with { Agreement = Agreement.None with { MaxPathLatency = TimeSpan.FromMilliseconds(ms) } };
        Assert.NotNull(Plan(Within(20), map).Plan);
        Assert.Null(Plan(Within(19), map).Plan);
        var cycle = Within(20) with { Calls = [.. Within(20).Calls, new CallSpec("c", "a", null, null)] };
        Assert.Contains("don't form a cycle", Assert.Throws<FogException>(() => Plan(cycle, map)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Puts_replicas_on_hosts_of_their_own_or_refuses()
    {
        var spec = Some.Service("hello", ("web-1", Some.Task() with { Group = "web" }), ("web-2", Some.Task() with { Group = "web" }));
        Assert.Equal(2, Nodes(Plan(spec, AMap.Of(Three))).Distinct().Count());
        Assert.Contains("1 have a task or replica that must be apart from it", Plan(spec, AMap.Of(Three[0])).Refusals["web-2"], StringComparison.Ordinal);
    }

    [Fact]
    public void Says_so_when_rules_contradict_each_other()
    {
        var spec = Some.Service("hello", ("a", Some.Task() with { Placement = PlacementRule.Anywhere with { With = ["b"] } }), ("b", Some.Task() with { Placement = PlacementRule.Anywhere with { Apart = ["a"] } }));
        Assert.Equal("no place: a, b must be on one host and apart at once", Plan(spec, AMap.Of(Three)).Refusals["a"]);
        spec = Some.Service("hello", ("a", On("n1") with { Placement = On("n1").Placement with { With = ["b"] } }), ("b", On("n2")));
        Assert.Equal("no place: no node may run all of a, b, which must be on one host", Plan(spec, AMap.Of(Three)).Refusals["b"]);
    }

    [Fact]
    public void Refuses_with_the_reasons_counted_and_the_worst_first()
    {
        NodeDescription[] offers =
            [.. Enumerable.Range(1, 12).Select(i => Some.Offer($"small{i}", memory: 32)),
             Some.Offer("bare1", abilities: Some.Unable("no engine")), Some.Offer("bare2", abilities: Some.Unable("no engine")), Some.Offer("busy", cpu: 0.1)];
        var result = Plan(Some.Service("hello", "web"), AMap.Of(offers));
        Assert.Equal("no place among 15 nodes: 12 lack memory, 2 can't run tasks, 1 lack cpu", result.Refusals["web"]);
        Assert.False(result.MayLapse);
        Assert.Equal("no place: no node is up", Plan(Some.Service("hello", "web"), AMap.Of()).Refusals["web"]);
    }

    [Fact]
    public void Tells_room_that_is_promised_to_others_from_room_that_nobody_has()
    {
        var taken = Some.Offer("n1") with { Free = Resources.None };
        Assert.True(Plan(Some.Service("hello", "web"), AMap.Of(taken)).MayLapse);
        Assert.False(Plan(Some.Service("hello", ("web", Some.Task(memory: 4096))), AMap.Of(taken)).MayLapse);
    }

    [Fact]
    public void Leaves_placed_tasks_where_they_are_even_when_the_map_does_not_show_their_host()
    {
        var placed = ImmutableSortedDictionary<string, NodeName>.Empty.Add("a", new NodeName("n1")).Add("b", new NodeName("n9"));
        var plan = Planner.Plan(new PlanQuestion(Chain("a", "b", "c"), AMap.Of(Three), placed), PlanWish.Default, Little).Plan!;
        Assert.Equal(["n1", "n9"], plan.Assignments.Values.Take(2).Select(place => place.Node.Value));
        Assert.Equal("stays where it is", plan.Assignments["b"].Reason);
    }

    [Fact]
    public void Moves_what_runs_only_when_asked_and_never_what_has_a_pinned_volume()
    {
        var spec = Chain("a", "b") with { Objective = new Objective(Objective.Own, new ObjectiveWeights(Latency: 1)) };
        spec = spec with { Tasks = spec.Tasks.SetItem("a", Some.Task() with { Volumes = [new VolumeSpec("data", "/data", null, false, Pinned: true)] }) };
        var placed = ImmutableSortedDictionary<string, NodeName>.Empty.Add("a", new NodeName("n1")).Add("b", new NodeName("n2"));
        Assert.Equal(["n1", "n2"], Nodes(Planner.Plan(new PlanQuestion(spec, AMap.Of(Three), placed), PlanWish.Default, Little)));
        Assert.Equal(["n1", "n1"], Nodes(Planner.Plan(new PlanQuestion(spec, AMap.Of(Three), placed, MayMove: true), PlanWish.Default, Little)));
    }

    [Fact]
    public void Explains_a_place_by_what_the_next_best_would_cost()
    {
        var map = AMap.Linked(Three, (one, other) => one.Name.Value == "n1" && other.Name.Value == "n2" ? 5 : 30);
        var spec = Chain("a", "b") with { Objective = Objective.Default };
        spec = spec with { Tasks = spec.Tasks.SetItem("a", On("n1")) };
        var explanation = Planner.Plan(PlanQuestion.New(spec, map), new PlanWish(Explain: "b"), Little).Explanation!;
        Assert.Equal(("b", "n1"), (explanation.Task, explanation.Node.Value));
        Assert.Equal(["n2", "n3"], explanation.Alternatives.Select(other => other.Node.Value));
        Assert.StartsWith("next best would be n2: latency +5 ms a second", explanation.Reason, StringComparison.Ordinal);
        Assert.Empty(explanation.TurnedDown);
    }

    [Fact]
    public void Knows_the_mappers_and_tasks_that_it_can_be_asked_for()
    {
        Assert.Contains("auto, grasp, treedp, eager", Assert.Throws<FogException>(() => Planner.Plan(PlanQuestion.New(Chain("a", "b"), AMap.Of(Three)), new PlanWish("best"))).Message, StringComparison.Ordinal);
        Assert.Contains("has no task 'x'", Assert.Throws<FogException>(() => Planner.Plan(PlanQuestion.New(Chain("a", "b"), AMap.Of(Three)), new PlanWish(Explain: "x"))).Message, StringComparison.Ordinal);
    }

    private static TaskSpec On(string node) => Some.Task() with { Placement = PlacementRule.Anywhere with { Host = new NodeName(node) } };

    private static ServiceSpec Chain(params string[] tasks) => Some.Service("chain", tasks) with
    {
        Calls = [.. tasks.Zip(tasks.Skip(1), (from, to) => new CallSpec(from, to, null, null))],
    };

    private static ServiceSpec Apart(ServiceSpec spec) => spec with
    {
        Tasks = spec.Tasks.ToImmutableSortedDictionary(task => task.Key, task => task.Value with { Group = "all" }),
    };

    private static PlanResult Plan(ServiceSpec spec, NetworkMap map) => Planner.Plan(PlanQuestion.New(spec, map), PlanWish.Default, Little);

    private static string[] Nodes(PlanResult result) => [.. result.Plan!.Assignments.Values.Select(place => place.Node.Value)];
}
