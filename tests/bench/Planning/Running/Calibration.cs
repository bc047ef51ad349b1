using System.Globalization;
using Fog.Bench.Planning.Instances;
using Fog.Planning;
using Spectre.Console;

namespace Fog.Bench.Planning.Running;

/// <summary>What a unit of effort takes, by what it is spent on: mappers count it, so these numbers should be near each other.</summary>
internal static class Calibration
{
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(200);

    public static Table Run()
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("tasks x hosts", "row, ns a unit", "exchange, ns a unit", "round of the bound, ns a unit");
        foreach (var (tasks, hosts) in new[] { (10, 20), (50, 20), (50, 100), (50, 500) })
        {
            var model = new PlanModel(MadeInstances.Of(tasks, hosts, tree: false, Kind.Mixed, seed: 1).Problem);
            double[] taken = [Row(model), Exchange(model), Round(model)];
            table.AddRow([new Text($"{tasks} x {hosts}"), .. taken.Select(value => new Text(value.ToString("0.0", CultureInfo.InvariantCulture)))]);
        }

        return table;
    }

    private static double Row(PlanModel model)
    {
        var (state, units) = Placed(model);
        var row = new HostRow(state);
        return NanosecondsOfUnit(() =>
        {
            foreach (var unit in units)
            {
                var here = state.Remove(unit);
                row.Fill(unit, model.Hard);
                state.Add(unit, here);
            }

            return units.Sum(row.Effort);
        });
    }

    private static double Exchange(PlanModel model)
    {
        var (state, units) = Placed(model);
        var pairs = units.SelectMany(one => units.Where(other => state.Host[one] != state.Host[other] && model.MayBe(one, state.Host[other]) && model.MayBe(other, state.Host[one]))
            .Select(other => (one, other))).ToArray();
        return NanosecondsOfUnit(() =>
        {
            foreach (var (one, other) in pairs)
            {
                // There and back: most are taken back.
                for (var time = 0; time < 2; time++)
                {
                    var (here, there) = (state.Remove(one), state.Host[other]);
                    state.Move(other, here);
                    state.Add(one, there);
                }
            }

            return pairs.Length * (long)PlanModel.ExchangeEffort;
        });
    }

    private static double Round(PlanModel model)
    {
        var bound = new TreeBound(model);
        return NanosecondsOfUnit(() =>
        {
            bound.Round(1e3);
            return bound.Effort;
        });
    }

    private static (PlanState State, int[] Units) Placed(PlanModel model)
    {
        var start = new Start(model);
        var state = start.Fixed();
        start.Greedy(state, new Random(1), 0, new Budget(long.MaxValue));
        return (state, [.. Enumerable.Range(0, model.Count).Where(unit => model.Units.Candidates[unit].Length > 1)]);
    }

    /// <summary>By the clock of the processor, once the compiler is done with it.</summary>
    private static double NanosecondsOfUnit(Func<long> run)
    {
        _ = Spent(run);
        var (taken, units) = Spent(run);
        return taken.TotalNanoseconds / units;
    }

    private static (TimeSpan Taken, long Units) Spent(Func<long> run)
    {
        var (before, units) = (Environment.CpuUsage.TotalTime, 0L);
        do
        {
            units += run();
        }
        while (Environment.CpuUsage.TotalTime - before < Long);
        return (Environment.CpuUsage.TotalTime - before, Math.Max(1, units));
    }
}
