using System.Collections.Immutable;
using Fog.Bench.Planning.Checking;
using Fog.Bench.Planning.Instances;

namespace Fog.Tests;

/// <summary>The check on which the other tests rely finds each kind of fault; the two hosts are 10 ms and 1 Mbit/s apart.</summary>
public sealed class APlanThatBreaksSomething
{
    private static readonly NodeName Left = new("left");
    private static readonly NodeName Right = new("right");

    [Fact]
    public void Is_fine_when_nothing_is_asked() => Assert.Empty(Faults(spec => spec));

    [Fact]
    public void Over_fills_a_host() => Broken(spec => Change(spec, task => task with { Resources = task.Resources with { Cpu = 1.5 } }), Left, Left);

    [Fact]
    public void Is_not_on_the_named_host() => Broken(spec => Place(spec, rule => rule with { Host = Right }), Left, Right);

    [Fact]
    public void Is_on_another_platform() => Broken(spec => Place(spec, rule => rule with { Platform = "linux/arm64" }));

    [Fact]
    public void Lacks_a_label() => Broken(spec => Place(spec, rule => rule with { Labels = rule.Labels.Add("site", "home") }));

    [Fact]
    public void Cannot_be_moved_where_it_must() => Broken(spec => Change(spec, task => task with { Migratable = true }));

    [Fact]
    public void Is_apart_from_what_it_must_be_with() => Broken(spec => Place(spec, rule => rule with { With = ["b"] }));

    [Fact]
    public void Is_with_what_it_must_be_apart_from() => Broken(spec => Place(spec, rule => rule with { Apart = ["b"] }), Left, Left);

    [Fact]
    public void Has_two_replicas_on_one_host() => Broken(
        spec => spec with { Tasks = spec.Tasks.ToImmutableSortedDictionary(task => task.Key, task => task.Value with { Group = "g" }) }, Left, Left);

    [Fact]
    public void Has_a_call_that_takes_too_long() => Broken(spec => Call(spec, call => call with { MaxLatency = TimeSpan.FromMilliseconds(9) }));

    [Fact]
    public void Has_a_call_whose_payload_takes_too_long() =>
        Broken(spec => Call(spec, call => call with { MaxLatency = TimeSpan.FromMilliseconds(17), Payload = 1000 }));

    [Fact]
    public void Has_a_call_that_lacks_bandwidth() => Broken(spec => Call(spec, call => call with { Bandwidth = 2_000_000 }));

    [Fact]
    public void Has_calls_that_share_a_way_and_lack_bandwidth_together()
    {
        Broken(spec => Call(Call(spec, call => call with { Bandwidth = 600_000 }), new CallSpec("b", "a", null, 600_000)));
        Assert.Empty(Faults(spec => Call(Call(spec, call => call with { Bandwidth = 600_000 }), new CallSpec("b", "a", null, 400_000))));
    }

    [Fact]
    public void Has_a_chain_that_takes_too_long() => Broken(spec => spec with { Agreement = spec.Agreement with { MaxPathLatency = TimeSpan.FromMilliseconds(9) } });

    [Fact]
    public void Costs_more_than_was_agreed() => Broken(spec => spec with { Agreement = spec.Agreement with { MaxPrice = 1.9 } });

    [Fact]
    public void Is_less_reliable_than_was_agreed() =>
        Assert.Equal(2, Faults(spec => spec with { Agreement = spec.Agreement with { MinReliability = 0.95 } }).Count);

    [Fact]
    public void Forgets_a_task() => Assert.NotEmpty(new PlanCheck(Question(spec => spec)).Faults(new Dictionary<string, NodeName> { ["a"] = Left }));

    private static void Broken(Func<ServiceSpec, ServiceSpec> change, NodeName? a = null, NodeName? b = null) => Assert.Single(Faults(change, a, b));

    private static IReadOnlyList<string> Faults(Func<ServiceSpec, ServiceSpec> change, NodeName? a = null, NodeName? b = null) =>
        new PlanCheck(Question(change)).Faults(new Dictionary<string, NodeName> { ["a"] = a ?? Left, ["b"] = b ?? Right });

    private static Instance Question(Func<ServiceSpec, ServiceSpec> change)
    {
        var task = new TaskSpec(
            new ImageSource("image", null), [], ImmutableSortedDictionary<string, string>.Empty, new Resources(1, 1 << 20, 1 << 20), null, [], false, PlacementRule.Anywhere);
        var spec = new ServiceSpec(
            new ServiceName("two"), ImmutableSortedDictionary<string, TaskSpec>.Empty.Add("a", task).Add("b", task), [new CallSpec("a", "b", null, null)], Agreement.None, Objective.Default);
        var link = new MappedLink(Left, Right, LinkKind.Near, 10, 12, 1, 0, TimeSpan.Zero, 125_000);
        return new Instance("two", change(spec), new NetworkMap(Left, 100, [Node(Left, 0), Node(Right, 10)], [link], [], default, TimeSpan.Zero, TimeSpan.Zero));
    }

    private static MappedNode Node(NodeName name, double latency)
    {
        var room = new Resources(2, 1 << 30, 1 << 30);
        var host = new NodeDescription(
            name, "10.0.0.1", 8700, room, room, "linux/amd64", new Abilities("20.10", "1.1", null, [], "6.1", "v2", []), new Price(1, 0),
            ImmutableSortedDictionary<string, string>.Empty, 0, DateTimeOffset.UnixEpoch);
        return new MappedNode(name, latency, latency, true, null, new NodeOffer(host, room, 0, 0.9));
    }

    private static ServiceSpec Change(ServiceSpec spec, Func<TaskSpec, TaskSpec> change) => spec with { Tasks = spec.Tasks.SetItem("a", change(spec.Tasks["a"])) };

    private static ServiceSpec Place(ServiceSpec spec, Func<PlacementRule, PlacementRule> change) => Change(spec, task => task with { Placement = change(task.Placement) });

    private static ServiceSpec Call(ServiceSpec spec, CallSpec more) => spec with { Calls = [.. spec.Calls, more] };

    private static ServiceSpec Call(ServiceSpec spec, Func<CallSpec, CallSpec> change) => spec with { Calls = [change(spec.Calls[0])] };
}
