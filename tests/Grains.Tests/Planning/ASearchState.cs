using Fog.Planning;

namespace Fog.Tests.Planning;

/// <summary>What the incremental reckoning of searches says, against the plain one.</summary>
public sealed class ASearchState
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Costs_after_many_moves_what_a_reckoning_from_the_beginning_says(int seed)
    {
        var problem = Anywhere(Problems.Random(seed, 8, 5, dag: true, new PlanBounds(60, 20)));
        var (state, random) = (Placed(problem, seed), new Random(seed));
        for (var move = 0; move < 300; move++)
        {
            var unit = random.Next(state.Model.Count);
            state.Move(unit, random.Next(problem.Hosts.Length));
        }

        var placement = state.Model.Tasks(state.Host);
        Assert.Equal(PlanCost.Of(problem, placement).Total, state.Cost, 1e-5);
        Assert.Equal(PlanRules.Broken(problem, placement).IsEmpty, state.IsSound);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Foretells_in_a_row_what_each_host_would_cost(int seed)
    {
        var problem = Anywhere(Problems.Random(seed, 8, 5, dag: true, new PlanBounds(60, 20)));
        var state = Placed(problem, seed);
        var row = new HostRow(state);
        for (var unit = 0; unit < state.Model.Count; unit++)
        {
            var here = state.Remove(unit);
            var without = state.Cost;
            row.Fill(unit, PlanModel.Forbidding);
            foreach (var host in Enumerable.Range(0, problem.Hosts.Length).Where(host => row.Costs[host] < 1e6))
            {
                state.Add(unit, host);
                Assert.Equal(state.Cost - without, row.Costs[host], 1e-4);
                state.Remove(unit);
            }

            state.Add(unit, here);
        }
    }

    private static PlanProblem Anywhere(PlanProblem problem) =>
        problem with { Tasks = [.. problem.Tasks.Select(task => task with { Allowed = [.. Enumerable.Range(0, problem.Hosts.Length)] })] };

    private static PlanState Placed(PlanProblem problem, int seed)
    {
        var (state, random) = (new PlanState(new PlanModel(problem)), new Random(seed));
        for (var unit = 0; unit < state.Model.Count; unit++)
        {
            state.Add(unit, random.Next(problem.Hosts.Length));
        }

        return state;
    }
}
