using System.Collections.Concurrent;
using Fog.Bench.Planning.Checking;
using Fog.Bench.Planning.Instances;
using Fog.Planning;

namespace Fog.Tests;

/// <summary>What holds for each mapper on questions of which every answer was tried.</summary>
public sealed class ASmallQuestion
{
    private const int Questions = 120;
    private const long Effort = 20_000;

    private static readonly Lazy<IReadOnlyList<(Instance Instance, PlanProblem Problem, double? Cheapest)>> All = new(() =>
        [.. Small.Questions(Questions).Select(instance => (instance, instance.Problem)).Select(asked => (asked.Item1, asked.Item2, AllPlans.Cheapest(asked.Item1, asked.Item2)))]);

    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<MapperAnswer>>> Answers = new();

    public static TheoryData<string> Names => AllMappers.Names;

    [Fact]
    public void Has_a_place_or_has_none_about_as_often()
    {
        var answered = All.Value.Count(asked => asked.Cheapest is not null);
        Assert.InRange(answered, Questions / 4, Questions * 3 / 4);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gets_a_plan_that_breaks_nothing(string mapper) => Each(mapper, (asked, answer) =>
    {
        if (answer.Placement is { } placement)
        {
            Assert.Empty(new PlanCheck(asked.Instance).Faults(Instance.Named(asked.Problem, placement)));
        }
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_only_when_no_plan_is(string mapper) => Each(mapper, (asked, answer) =>
        Assert.True(asked.Cheapest is null == answer.Placement is null, $"{asked.Instance.Name}: the cheapest plan costs {asked.Cheapest?.ToString() ?? "nothing, there is none"}"));

    [Theory]
    [MemberData(nameof(Names))]
    public void Costs_no_less_than_the_bound_that_was_proven(string mapper) => Each(mapper, (asked, answer) =>
        Assert.True(answer.Bound <= (asked.Cheapest ?? double.PositiveInfinity) * (1 + 1e-6), $"{answer.Bound} was proven, {asked.Cheapest} is the cheapest"));

    [Fact]
    public void Is_answered_exactly_by_the_exact_mapper() => Each("exact", (asked, answer) =>
    {
        Assert.True(answer.Exhausted);
        if (asked.Cheapest is { } cheapest)
        {
            Assert.Equal(cheapest, PlanCost.Of(asked.Problem, answer.Placement!.Value).Total, 1e-5 * cheapest);
        }
    });

    private static void Each(string mapper, Action<(Instance Instance, PlanProblem Problem, double? Cheapest), MapperAnswer> check)
    {
        var answers = Answers.GetOrAdd(mapper, name => new Lazy<IReadOnlyList<MapperAnswer>>(() =>
            [.. All.Value.Select(asked => AllMappers.Named(name).Map(asked.Problem, new Random(1), Effort))]));
        foreach (var (asked, answer) in All.Value.Zip(answers.Value))
        {
            check(asked, answer);
        }
    }
}
