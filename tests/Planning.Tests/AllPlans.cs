using Fog.Bench.Planning.Checking;
using Fog.Bench.Planning.Instances;
using Fog.Planning;

namespace Fog.Tests;

/// <summary>Every placement of a small question, tried one after the other.</summary>
internal static class AllPlans
{
    /// <summary>The cost of the cheapest that breaks nothing; null when each breaks something.</summary>
    public static double? Cheapest(Instance instance, PlanProblem problem)
    {
        var check = new PlanCheck(instance);
        return Placements(problem.Tasks.Length, problem.Hosts.Length)
            .Where(placement => check.Faults(Instance.Named(problem, placement)).Count == 0)
            .Select(placement => (double?)PlanCost.Of(problem, placement).Total)
            .Min();
    }

    private static IEnumerable<int[]> Placements(int tasks, int hosts)
    {
        var placement = new int[tasks];
        for (var more = true; more;)
        {
            yield return placement;
            var task = 0;
            while (task < tasks && ++placement[task] == hosts)
            {
                placement[task++] = 0;
            }

            more = task < tasks;
        }
    }
}
