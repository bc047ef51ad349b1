using System.Diagnostics;
using System.Globalization;
using Fog.Bench.Simulation.Network;
using Spectre.Console;

namespace Fog.Bench.Simulation;

/// <summary>`flood [NODES…] [--seed S]`: what maps show of a settled network, how fast and at what cost.</summary>
internal static class FloodBench
{
    private const int Questions = 20;
    private const int Settling = 150;

    private static readonly (string About, Weather Weather, double Crashed)[] Cases =
    [
        ("no loss", new Weather(0, 0.02), 0),
        ("1 % loss", Weather.Usual, 0),
        ("2 % just crashed", new Weather(0, 0.02), 0.02),
    ];

    public static Task<int> Run(string[] arguments)
    {
        var (sizes, seed) = Arguments.Of(arguments, [100, 1000, 10_000]);
        var table = Columns();
        foreach (var nodes in sizes)
        {
            foreach (var (about, weather, crashed) in nodes >= 10_000 ? Cases[..1] : Cases)
            {
                var clock = Stopwatch.StartNew();
                var run = new OverlayRun(nodes, seed, weather);
                run.Grow();
                run.Simulator.Run(TimeSpan.FromSeconds(Settling));
                var simulator = run.Simulator;
                foreach (var node in simulator.Alive.OrderBy(_ => simulator.Random.Next()).Take((int)(crashed * nodes)).ToList())
                {
                    simulator.Kill(node);
                }

                foreach (var probes in crashed > 0 || weather.Loss > 0 ? [32] : new[] { 0, 32, 128 })
                {
                    var budget = Budget(nodes);
                    Row(table, $"{nodes}, {about}, {budget} ms, {probes} probes", Ask(simulator, budget, probes, together: crashed > 0));
                }

                Console.Error.WriteLine($"{nodes} nodes, {about}: {clock.Elapsed.TotalSeconds:0} s");
            }
        }

        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
        return Task.FromResult(0);
    }

    public static Table Columns() => new Table().Border(TableBorder.Markdown).AddColumns(
        "nodes, weather, budget", "in the map", "recall over links (goal 98 %)", "worst of them", "recall direct", "requests per node (≤ 3)", "flood time / farthest (≤ 1.2)",
        "all / budget", "error, summed", "error, measured", "bytes per node", "holes");

    /// <param name="simulator">The network.</param>
    /// <param name="budget">Milliseconds.</param>
    /// <param name="probes">Direct ones.</param>
    /// <param name="together">Whether all ask at the same moment: before anybody has learned of a crash.</param>
    public static IReadOnlyList<FloodRun> Ask(Simulator simulator, double budget, int probes, bool together = false)
    {
        var chance = new Random((int)budget);
        var alive = simulator.Alive.ToList();
        var question = MapQuestion.Within(budget) with { MostNodes = 4096, DirectProbes = probes };
        var askers = Enumerable.Range(0, Questions).Select(_ => alive[chance.Next(alive.Count)]).ToList();
        return together ? FloodRun.Ask(simulator, askers, question) : [.. askers.SelectMany(asker => FloodRun.Ask(simulator, [asker], question))];
    }

    public static void Row(Table table, string about, IReadOnlyList<FloodRun> runs)
    {
        if (runs.Count == 0)
        {
            table.AddRow(about, "nobody in reach");
            return;
        }

        table.AddRow(
            about, Text($"{runs.Average(run => run.Nodes):0}"), Text($"{100 * runs.Average(run => run.Links):0.0} %"), Text($"{100 * runs.Min(run => run.Links):0.0} %"),
            Text($"{100 * runs.Average(run => run.Direct):0.0} %"), Text($"{runs.Average(run => run.Requests):0.00}"), Text($"{runs.Average(run => run.Time):0.00}, at most {runs.Max(run => run.Time):0.00}"),
            Text($"{runs.Average(run => run.Whole):0.00}"), Text($"{100 * runs.Average(run => run.Error):0.0} %"), Text($"{100 * runs.Average(run => run.MeasuredError):0.0} %"),
            Text($"{runs.Average(run => run.Bytes):0}"), Text($"{runs.Average(run => run.Holes):0.0}"));
    }

    /// <summary>So that some tens to hundreds of nodes are in reach.</summary>
    private static double Budget(int nodes) => nodes >= 10_000 ? 20 : nodes >= 1000 ? 40 : 80;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
