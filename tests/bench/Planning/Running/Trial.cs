using System.Collections.Immutable;
using Fog.Bench.Planning.Checking;
using Fog.Bench.Planning.Instances;
using Fog.Bench.Planning.Known;
using Fog.Planning;

namespace Fog.Bench.Planning.Running;

/// <summary>One run of a contestant.</summary>
/// <param name="Instance">On what.</param>
/// <param name="Ratio">Cost as a multiple of the best known; null when there was no plan, or one that breaks something.</param>
/// <param name="Cpu">Processor time.</param>
/// <param name="IsProven">Whether the best known is proven to be the least.</param>
internal sealed record Trial(Instance Instance, double? Ratio, TimeSpan Cpu, bool IsProven)
{
    private const int Repeats = 20;

    /// <summary>Runs a contestant from some seeds on an instance.</summary>
    public static IEnumerable<Trial> Of(Contestant contestant, Instance instance, PlanProblem problem, KnownPlan known, int seeds)
    {
        var check = new PlanCheck(instance);
        for (var seed = 1; seed <= seeds; seed++)
        {
            var repeats = contestant.IsQuick ? Repeats : 1;
            ImmutableArray<int>? placement = null;
            var before = Environment.CpuUsage.TotalTime;
            for (var repeat = 0; repeat < repeats; repeat++)
            {
                placement = contestant.Place(instance, problem, new Random(seed));
            }

            var cpu = (Environment.CpuUsage.TotalTime - before) / repeats;
            double? ratio = placement is { } found && check.Faults(Instance.Named(problem, found)).Count == 0 ? PlanCost.Of(problem, found).Total / known.Cost : null;
            yield return new Trial(instance, ratio, cpu, known.IsProven);
        }
    }
}
