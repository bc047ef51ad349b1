using System.Collections.Immutable;
using Fog.Bench.Planning.Instances;
using Fog.Planning;

namespace Fog.Tests;

/// <summary>Hosts with each other's names, and so in another order: it's the same fog.</summary>
public sealed class AFogWithOtherNames
{
    [Fact]
    public void Has_the_same_cost_for_the_same_plan() => Assert.All(Enumerable.Range(1, 50), seed =>
    {
        var (instance, other, names) = Both(Small.Question(seed), seed);
        var (problem, renamed) = (instance.Problem, other.Problem);
        var random = new Random(seed);
        var placement = problem.Tasks.Select(_ => random.Next(problem.Hosts.Length)).ToArray();
        var places = Instance.Named(problem, placement).ToDictionary(place => place.Key, place => names[place.Value]);
        var cost = PlanCost.Of(problem, placement).Total;
        Assert.Equal(cost, PlanCost.Of(renamed, Instance.Indexed(renamed, places)).Total, 1e-6 * cost);
    });

    [Theory]
    [InlineData("exact")]
    [InlineData("auto")]
    public void Has_a_plan_of_the_same_cost(string mapper) => Assert.All(Enumerable.Range(1, 25), seed =>
    {
        var (instance, other, _) = Both(Small.Question(seed), seed);
        Assert.Equal(Cost(mapper, instance.Problem), Cost(mapper, other.Problem), (one, another) =>
            one is null ? another is null : another is not null && Math.Abs(one.Value - another.Value) <= 1e-5 * one.Value);
    });

    private static double? Cost(string mapper, PlanProblem problem) =>
        AllMappers.Named(mapper).Map(problem, new Random(1), Effort.Default / 4).Placement is { } placement ? PlanCost.Of(problem, placement).Total : null;

    private static (Instance Instance, Instance Other, Dictionary<NodeName, NodeName> Names) Both(Instance instance, int seed)
    {
        var old = instance.Map.Nodes.Select(node => node.Name).ToArray();
        var shuffled = old.ToArray();
        new Random(seed).Shuffle(shuffled);
        var names = old.Zip(shuffled).ToDictionary(pair => pair.First, pair => pair.Second);
        var map = instance.Map with
        {
            From = names[instance.Map.From],
            Nodes = [.. instance.Map.Nodes.Select(node => node with
            {
                Name = names[node.Name],
                Offer = node.Offer! with { Description = node.Offer.Description with { Name = names[node.Name] } },
            })],
            Links = [.. instance.Map.Links.Select(link => Link(link, names))],
        };
        var tasks = instance.Spec.Tasks.ToImmutableSortedDictionary(task => task.Key, task => task.Value with
        {
            Placement = task.Value.Placement with { Host = task.Value.Placement.Host is { } host ? names[host] : null },
        });
        return (instance, new Instance(instance.Name, instance.Spec with { Tasks = tasks }, map), names);
    }

    private static MappedLink Link(MappedLink link, Dictionary<NodeName, NodeName> names) =>
        names[link.A] < names[link.B] ? link with { A = names[link.A], B = names[link.B] } : link with { A = names[link.B], B = names[link.A] };
}
