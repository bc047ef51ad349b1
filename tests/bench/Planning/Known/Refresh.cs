using System.Collections.Immutable;
using System.Globalization;
using Fog.Bench.Planning.Instances;
using Fog.Planning;
using Fog.Planning.Exact;

namespace Fog.Bench.Planning.Known;

/// <summary>Looks long for better plans than those that are stored: the default mapper from many seeds, rounding, and the exact mapper on top.</summary>
internal static class Refresh
{
    private const int Seeds = 4;
    private const int Times = 4;

    public static async Task Run(IEnumerable<Instance> instances, BestKnown known, TimeSpan limit)
    {
        foreach (var instance in instances)
        {
            var problem = instance.Problem;
            var stored = known.Of(instance.Name, problem);
            if (stored is { IsProven: true })
            {
                continue;
            }

            var start = new Given(Candidates(problem, known.PlacementOf(instance.Name, problem)).MinBy(placement => PlanCost.Of(problem, placement).Total));
            var answer = new ExactMapper(limit, start).Map(problem, new Random(1), Effort.Default);
            if (answer.Placement is not { } placement)
            {
                await Console.Error.WriteLineAsync($"{instance.Name}: no plan was found{(answer.Exhausted ? ", and there is none" : "")}.");
                continue;
            }

            var cost = PlanCost.Of(problem, placement).Total;
            var plan = new KnownPlan(cost, Math.Min(cost, Math.Max(answer.Exhausted ? cost : answer.Bound, stored?.Bound ?? 0)), placement);
            known.Put(instance.Name, plan);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{instance.Name}: {cost:0.000000}{(plan.IsProven ? ", proven" : $", at most {(cost / plan.Bound) - 1:0.0%} above the least")}{(stored is null ? "" : $", was {stored.Cost:0.000000}")}"));
        }
    }

    private static IEnumerable<ImmutableArray<int>> Candidates(PlanProblem problem, ImmutableArray<int>? stored) => Enumerable.Range(1, Seeds)
        .Select(seed => new AutoMapper().Map(problem, new Random(seed), Times * Effort.Default).Placement)
        .Append(new RoundingMapper().Map(problem, new Random(1), Times * Effort.Default).Placement)
        .Append(stored)
        .OfType<ImmutableArray<int>>();

    private sealed class Given(ImmutableArray<int> placement) : IMapper
    {
        public string Name => "given";

        public MapperAnswer Map(PlanProblem problem, Random random, long effort) => new(placement.IsDefault ? null : placement);
    }
}
