using Fog.Bench.Planning.Checking;
using Fog.Bench.Planning.Instances;
using Fog.Planning;

namespace Fog.Tests;

/// <summary>What holds for plans of ten to twenty tasks on a fog of twenty to forty hosts: too many to try all, and at least one is known to stand.</summary>
public sealed class AMadeQuestion
{
    private static readonly Lazy<IReadOnlyList<(Instance Instance, PlanProblem Problem)>> All = new(() =>
        [.. (from size in new (int Tasks, int Hosts)[] { (10, 20), (20, 40) }
             from tree in new[] { true, false }
             from kind in Enum.GetValues<Kind>()
             select MadeInstances.Of(size.Tasks, size.Hosts, tree, kind, seed: 7)).Select(instance => (instance, instance.Problem))]);

    /// <summary>The exact mapper takes seconds for these.</summary>
    public static TheoryData<string> Names => ["auto", "grasp", "treedp", "rounding"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gets_a_plan_that_breaks_nothing_and_costs_no_less_than_the_bound(string mapper) => Assert.All(All.Value, asked =>
    {
        var answer = Plan(mapper, asked.Problem);
        Assert.Empty(new PlanCheck(asked.Instance).Faults(Instance.Named(asked.Problem, answer.Placement!.Value)));
        Assert.InRange(answer.Bound, 0, PlanCost.Of(asked.Problem, answer.Placement!.Value).Total * (1 + 1e-6));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Gets_the_same_plan_from_the_same_seed(string mapper) => Assert.All(All.Value, asked =>
        Assert.Equal(Plan(mapper, asked.Problem).Placement!.Value.AsEnumerable(), Plan(mapper, asked.Problem).Placement!.Value));

    private static MapperAnswer Plan(string mapper, PlanProblem problem) => AllMappers.Named(mapper).Map(problem, new Random(1), Effort.Default / 20);
}
