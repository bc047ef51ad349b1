using System.Collections.Immutable;

namespace Fog.Bench.Planning.Instances;

/// <summary>What an initiator asks of the service as a whole, a little above what luck found.</summary>
internal static class Bounds
{
    private const double GiB = 1L << 30;

    public static Agreement Of(Draft draft, ImmutableArray<CallSpec> calls, Random random)
    {
        var price = draft.Tasks.Select((task, i) => Price(task.Resources, draft.Offer(i).Description.Price)).Sum();
        var reliability = draft.Tasks.Select((_, i) => draft.Offer(i).Reliability).Min();
        return new Agreement(
            random.Chance(0.5) ? 1.1 * price : null,
            random.Chance(0.5) ? Math.Floor(reliability * 100) / 100 : null,
            null,
            draft.Shape.HasCircle ? null : TimeSpan.FromMilliseconds(Math.Ceiling(5 + (LongestPath(draft, calls) * random.Between(1, 1.3)))));
    }

    public static double Price(Resources need, Price price) => (need.Cpu * price.CpuHour) + (need.Memory / GiB * price.GiBHour);

    /// <summary>Calls without a circle; where there is one, no bound is drawn.</summary>
    private static double LongestPath(Draft draft, ImmutableArray<CallSpec> calls)
    {
        var reached = new double[draft.Tasks.Length];
        foreach (var _ in draft.Tasks)
        {
            foreach (var ((from, to), call) in draft.Shape.Calls.Zip(calls))
            {
                reached[to] = Math.Max(reached[to], reached[from] + draft.Way(from, to).Time(call.Payload));
            }
        }

        return reached.Max();
    }
}
