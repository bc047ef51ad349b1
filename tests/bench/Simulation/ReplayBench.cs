using System.Globalization;
using Fog.Bench.Simulation.Network;
using Spectre.Console;

namespace Fog.Bench.Simulation;

/// <summary>`replay [FOLDER] [--seed S]`: the same on measured matrices, when their folder is there.</summary>
internal static class ReplayBench
{
    private const int Settling = 150;
    private const string Beside = "../shared/data/latency";

    /// <summary>Files, the unit they are written in, the budget, and how much a single message strays from the matrix.</summary>
    private static readonly (string File, double Unit, double Budget, Weather Weather)[] Matrices =
    [
        ("planetlab-490-slice1.txt", 1, 40, new Weather(0, 0.02)),
        ("planetlab-490-slice1.txt", 1, 80, new Weather(0, 0.1)),
        ("seattle-99-slice1.txt", 1000, 100, new Weather(0, 0.1)),
        ("seattle-99-slice100.txt", 1000, 100, new Weather(0, 0.3)),
    ];

    public static async Task<int> Run(string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--seed");
        var seed = at < 0 ? 1 : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
        var folder = arguments.Length > 0 && at != 0 ? arguments[0] : Beside;
        var found = Matrices.Where(matrix => File.Exists(Path.Combine(folder, matrix.File))).ToList();
        if (found.Count == 0)
        {
            await Console.Error.WriteLineAsync(
                $"There are no latency matrices in {Path.GetFullPath(folder)}. Get {Matrices[0].File} and its like from NetLatency-Data and name their folder: fog-bench replay FOLDER");
            return 1;
        }

        var links = new Table().Border(TableBorder.Markdown).AddColumns(
            "matrix", "links' error, median", "next sample within the bound", "next direct round trip within the map's bound", "bound / latency, median");
        var floods = FloodBench.Columns();
        foreach (var matrix in found)
        {
            var about = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(matrix.File)}, jitter {100 * matrix.Weather.Jitter:0} %");
            var simulator = Settle(MatrixLatencies.Read(Path.Combine(folder, matrix.File), matrix.Unit), matrix.Weather, seed);
            Links(links, about, simulator, matrix.Weather, matrix.Budget);
            foreach (var probes in new[] { 0, 32 })
            {
                FloodBench.Row(floods, $"{about}, {matrix.Budget} ms, {probes} probes", FloodBench.Ask(simulator, matrix.Budget, probes));
            }
        }

        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(links);
        AnsiConsole.Write(floods);
        return 0;
    }

    private static Simulator Settle(MatrixLatencies latencies, Weather weather, int seed)
    {
        var simulator = new Simulator(latencies, weather, seed);
        for (var node = 0; node < latencies.Count; node++)
        {
            simulator.Start(node);
            simulator.Run(TimeSpan.FromMilliseconds(50));
        }

        simulator.Run(TimeSpan.FromSeconds(Settling));
        return simulator;
    }

    private static void Links(Table table, string about, Simulator simulator, Weather weather, double budget)
    {
        var links = simulator.Alive.SelectMany(node => simulator.Node(node)!.Overlay.Neighbours
            .Where(link => link.Statistics.IsKnown)
            .Select(link => (link.Statistics, True: simulator.RoundTrip(node, simulator.PlaceOf(link.Name)), Next: Next(simulator, weather, node, link.Name))))
            .Where(link => !double.IsInfinity(link.True)).ToList();
        var maps = new List<(double Upper, double Next)>();
        foreach (var from in simulator.Alive.OrderBy(_ => simulator.Random.Next()).Take(20).ToList())
        {
            simulator.Ask(from, MapQuestion.Within(budget), map => maps.AddRange(map.Nodes.Where(node => node.Name != map.From)
                .Select(node => (node.Upper, Next(simulator, weather, from, node.Name)))));
            simulator.Run(TimeSpan.FromSeconds(2));
        }

        table.AddRow(
            about,
            Percent(Median(links.Select(link => Math.Abs(link.Statistics.Smoothed - link.True) / link.True))),
            Percent(links.Average(link => link.Next <= link.Statistics.Upper ? 1.0 : 0)),
            Percent(maps.Select(node => node.Next <= node.Upper ? 1.0 : 0).DefaultIfEmpty(double.NaN).Average()),
            Median(links.Select(link => link.Statistics.Upper / link.Statistics.Smoothed)).ToString("0.00", CultureInfo.InvariantCulture));
    }

    private static double Next(Simulator simulator, Weather weather, int from, NodeName to)
    {
        var roundTrip = simulator.Latencies.RoundTrip(from, simulator.PlaceOf(to));
        return (weather.OneWay(roundTrip, simulator.Random) + weather.OneWay(roundTrip, simulator.Random)) ?? double.PositiveInfinity;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is { Count: > 0 } sorted ? sorted[sorted.Count / 2] : double.NaN;

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
