using Fog.Planning;

namespace Fog.Tests.Planning;

/// <summary>What mappers find in problems that are small enough to look at every placement.</summary>
public sealed class EachMapper
{
    private const long Little = 100_000;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 25)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Breaks_no_rule_and_proves_no_more_than_is_true(int seed)
    {
        var problem = Problems.Random(seed, 6, 4, dag: seed % 2 == 0, seed % 3 == 0 ? new PlanBounds(40, 12) : null);
        var sound = Problems.Placements(problem).Where(placement => PlanRules.Broken(problem, placement).IsEmpty);
        var least = sound.Select(placement => PlanCost.Of(problem, placement).Total).DefaultIfEmpty(double.PositiveInfinity).Min();
        foreach (var mapper in new IMapper[] { new AutoMapper(), new GraspMapper(), new TreeMapper(), new EagerMapper(new EagerOptions(true, true, true, 20)) })
        {
            var answer = mapper.Map(problem, new Random(seed), Little);
            Assert.True(answer.Bound <= least * (1 + 1e-6), $"{mapper.Name} claims {answer.Bound} where {least} is the least");
            if (answer.Placement is { } placement)
            {
                Assert.Empty(PlanRules.Broken(problem, placement));
                Assert.True(PlanCost.Of(problem, placement).Total >= least * (1 - 1e-6));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Of_which_auto_finds_the_best_or_none_where_there_is_none(int seed)
    {
        var problem = Problems.Random(seed, 6, 4, dag: seed % 2 == 0, seed % 3 == 0 ? new PlanBounds(40, 12) : null);
        var sound = Problems.Placements(problem).Where(placement => PlanRules.Broken(problem, placement).IsEmpty);
        var least = sound.Select(placement => PlanCost.Of(problem, placement).Total).DefaultIfEmpty(double.PositiveInfinity).Min();
        var answer = new AutoMapper().Map(problem, new Random(seed), Little);
        Assert.True(answer.Exhausted);
        Assert.Equal(least, answer.Placement is { } placement ? PlanCost.Of(problem, placement).Total : double.PositiveInfinity, 1e-6);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Of_which_treedp_looks_closer_at_some_of_many_hosts_and_does_not_lose_by_it(int seed)
    {
        var problem = Problems.Random(seed, 12, 150, dag: true, seed % 2 == 0 ? new PlanBounds(500, 100) : null);
        problem = problem with { Tasks = [.. problem.Tasks.Select(task => task with { With = [] })] };
        var tree = new TreeMapper().Map(problem, new Random(seed), 10 * Little);
        var grasp = new GraspMapper().Map(problem, new Random(seed), 10 * Little);
        Assert.Empty(PlanRules.Broken(problem, tree.Placement!.Value));
        var cost = PlanCost.Of(problem, tree.Placement.Value).Total;
        Assert.InRange(cost, tree.Bound, 1.05 * PlanCost.Of(problem, grasp.Placement!.Value).Total);
        Assert.Equal(tree.Placement.Value, new TreeMapper().Map(problem, new Random(seed), 10 * Little).Placement!.Value);
    }

    [Fact]
    public void Follows_the_paper_when_it_is_eager_and_all_switches_are_off()
    {
        var problem = Problems.Random(3, 1, 6) with
        {
            Tasks = [.. Enumerable.Range(0, 4).Select(task => new PlanTask($"t{task}", new Resources(0.1, 1 << 20, 0), [.. Enumerable.Range(0, 6)], [], []))],
            Calls = [new PlanCall(0, 1), new PlanCall(1, 2), new PlanCall(1, 3)],
            Initiator = 2,
        };
        foreach (var seed in Enumerable.Range(1, 20))
        {
            var placement = new EagerMapper().Map(problem, new Random(seed), Little).Placement!.Value;
            Assert.Equal(2, placement[0]);
            Assert.All(problem.Calls, call => Assert.Contains(placement[call.To], problem.Paths.Neighbours(placement[call.From])));
        }
    }
}
