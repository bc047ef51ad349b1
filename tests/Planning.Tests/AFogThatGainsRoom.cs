using System.Collections.Immutable;
using Fog.Bench.Planning.Instances;
using Fog.Planning;
using Fog.Planning.Exact;

namespace Fog.Tests;

/// <summary>More room on each host, and nothing else: what was possible stays so.</summary>
public sealed class AFogThatGainsRoom
{
    private static readonly ExactMapper Exact = new(TimeSpan.FromMinutes(1));

    /// <summary>Without balance: it counts shares of what hosts have, so that room changes all costs.</summary>
    private static readonly Lazy<IReadOnlyList<(PlanProblem After, double Before, ImmutableArray<int>? Exact)>> All = new(() =>
        [.. Enumerable.Range(1, 30)
            .Select(seed => Small.Question(seed, new ObjectiveWeights(Latency: 1, Price: 0.5, Energy: 0.5, Reliability: 0.3, Use: 0.1, Spread: 0.05)).Problem)
            .Select(problem => (After: problem with { Hosts = [.. problem.Hosts.Select(Roomier)] }, Problem: problem, Exact.Map(problem, new Random(1), 0).Placement))
            .Where(asked => asked.Placement is not null)
            .Select(asked => (asked.After, PlanCost.Of(asked.Problem, asked.Placement!.Value).Total, Exact.Map(asked.After, new Random(1), 0).Placement))]);

    [Fact]
    public void Is_asked_about_often_enough() => Assert.InRange(All.Value.Count, 8, 30);

    [Fact]
    public void Costs_no_more_and_never_refuses_what_it_took() => Assert.All(All.Value, asked =>
        Assert.InRange(PlanCost.Of(asked.After, asked.Exact!.Value).Total, 0, asked.Before * (1 + 1e-5)));

    [Theory]
    [InlineData("auto")]
    [InlineData("treedp")]
    [InlineData("rounding")]
    public void Is_never_bounded_by_more_than_its_plans_cost_before(string mapper) => Assert.All(All.Value, asked =>
        Assert.InRange(AllMappers.Named(mapper).Map(asked.After, new Random(1), 20_000).Bound, 0, asked.Before * (1 + 1e-5)));

    private static PlanHost Roomier(PlanHost host)
    {
        var more = new Resources(0.5, 200L << 20, 200L << 20);
        return host with { Free = host.Free + more, Total = host.Total + more };
    }
}
