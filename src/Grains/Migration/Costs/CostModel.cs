using System.Collections.Immutable;

namespace Fog.Migration.Costs;

/// <summary>
/// Predicts freeze, total and bytes of a move by each method. With R resident bytes, W bytes written to different pages in a second,
/// L bytes per second over the link, d and r the rates of dump and restore, c of comparing, l the round trip and F the fixed part:
/// <code>
/// stop-and-copy    F + R/min(d, L) + R/r + 3l
/// pre-copy         F + b/min(d, L) + R/r + 3l           b: what the task wrote during the last round
/// delta pre-copy   F + R/d + R/c + b/L + R/r + 3l       each dump is a whole one, only the difference travels
/// post-copy        F + 3l                               the pages follow
/// </code>
/// Rounds are played by <see cref="RoundRule"/>: the first moves R, each next what was written meanwhile, never more than R.
/// </summary>
public static class CostModel
{
    /// <summary>What is assumed to be written when nobody can tell: a tenth of the memory in a second.</summary>
    private const double UnknownDirtyShare = 0.1;

    private const int RoundTrips = 3;

    /// <summary>What a move by one method would take.</summary>
    /// <param name="method">The method.</param>
    /// <param name="load">What there is to move.</param>
    /// <param name="link">The way.</param>
    /// <param name="rules">When rounds end.</param>
    /// <param name="costs">What it costs beside the link.</param>
    public static MethodForecast Predict(MigrationMethod method, MovingTask load, MigrationLink link, RoundRules rules, MoveCosts costs)
    {
        ArgumentNullException.ThrowIfNull(load);
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(costs);
        var (resident, stream) = ((double)load.Resident, Math.Min(costs.DumpRate, link.Throughput));
        var still = costs.Fixed.TotalSeconds + (RoundTrips * link.Latency.TotalSeconds);
        var restore = resident / costs.RestoreRate;
        var files = (load.Layer + load.Volumes) / link.Throughput;
        var before = costs.Setup.TotalSeconds + files;
        return method switch
        {
            MigrationMethod.StopAndCopy => Forecast(method, still + (resident / stream) + restore, before, resident, load, 0),
            MigrationMethod.PostCopy => Forecast(method, still, before + (resident / link.Throughput), resident, load, 0),
            _ => Rounds(method, load, link, rules, costs, still + restore, before, stream),
        };
    }

    private static MethodForecast Rounds(
        MigrationMethod method, MovingTask load, MigrationLink link, RoundRules rules, MoveCosts costs, double still, double before, double stream)
    {
        var whole = method == MigrationMethod.DeltaPreCopy ? (load.Resident / costs.DumpRate) + (load.Resident / costs.CompareRate) : 0;
        var dirty = load.DirtyRate ?? (load.Resident * UnknownDirtyShare);
        var rounds = ImmutableArray<long>.Empty;
        var (next, elapsed) = ((double)load.Resident, 0.0);
        while (RoundRule.End(rules, rounds) is null)
        {
            rounds = rounds.Add((long)next);
            var took = costs.Pause.TotalSeconds + whole + (next / stream);
            (next, elapsed) = (Math.Min(load.Resident, dirty * took), elapsed + took);
        }

        return Forecast(method, still + whole + (next / stream), before + elapsed, rounds.Sum() + next, load, rounds.Length);
    }

    private static MethodForecast Forecast(MigrationMethod method, double freeze, double before, double bytes, MovingTask load, int rounds) => new(
        method, TimeSpan.FromSeconds(freeze), TimeSpan.FromSeconds(before + freeze), (long)bytes + load.Layer + load.Volumes, rounds, null);
}
