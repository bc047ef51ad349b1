using System.Diagnostics;
using System.Globalization;
using Fog.Client.Partitioning;
using Spectre.Console;

namespace Fog.Bench.Partition;

/// <summary>`partition [FOLDER]`: cut, balance and time for each call graph of a folder, when it is there, and for made monoliths.</summary>
internal static class PartitionBench
{
    private const string Beside = "../shared/data/callgraphs";
    private static readonly int[] Few = [2, 3, 4];
    private static readonly int[] More = [2, 4, 8, 16];

    public static async Task<int> Run(string[] arguments)
    {
        var folder = arguments.Length > 0 ? arguments[0] : Beside;
        var table = new Table().Border(TableBorder.Markdown).AddColumns(
            "graph", "functions", "calls", "tasks", "cut", "of all", "at random", "proven", "balance, allowed", "ms");
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.graphml").Order().ToArray() : [])
        {
            Rows(table, Path.GetFileNameWithoutExtension(file), CallGraphReader.Read(file, new CallGraphAttributes()), Few);
        }

        if (table.Rows.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There are no call graphs in {Path.GetFullPath(folder)}; get those of MicroserviceDataset and name their folder: fog-bench partition FOLDER");
        }

        Rows(table, "made, 8 modules", Monolith.Of(2_000, 8, 1), More);
        Rows(table, "made, 40 modules", Monolith.Of(20_000, 40, 1), More);
        AnsiConsole.Profile.Width = 200;
        AnsiConsole.Write(table);
        return 0;
    }

    private static void Rows(Table table, string name, CallGraph graph, int[] tasks)
    {
        foreach (var count in tasks.Where(count => count <= graph.Functions.Length))
        {
            var watch = Stopwatch.StartNew();
            var partition = Partitioner.Divide(graph, new PartitionRequest(count));
            string[] cells =
            [
                name,
                $"{graph.Functions.Length}",
                $"{graph.Calls.Length}",
                $"{count}",
                Shares.Number(partition.Cut),
                Share(partition.Cut / partition.Total),
                Share(partition.AtRandom / partition.Total),
                partition.Optimal ? "yes" : "",
                string.Create(CultureInfo.InvariantCulture, $"{partition.Balance:0.00}, {partition.MostBalance:0.00}"),
                string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds:0}"),
            ];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }
    }

    private static string Share(double share) => share.ToString("0.0%", CultureInfo.InvariantCulture);
}
