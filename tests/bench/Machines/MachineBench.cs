using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Bench.Labs;
using Fog.Bench.Migrate;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Machines;

/// <summary>
/// `machines [MIB [DIRTY ...]]`: moves a task of so much memory that writes to so many MiB of different pages a second between two virtual
/// machines whose kernel keeps track of written pages, by each method from the same snapshot. It shows what was moved, while the task ran and
/// while it stood still; no times, since the machines are emulated.
/// </summary>
internal static class MachineBench
{
    private const string Name = "benchvms";
    private const string Kept = "deployed";
    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);
    private static readonly string[] Methods = ["stop-and-copy", "pre-copy", "delta-pre-copy"];

    public static Task<int> Run(string[] args) => LabTable.Print(
        LabSpec.Of(Name, BenchService.Hosts.Length, MachineKind.Vm),
        (lab, cancel) => Measure(lab, args is [var size, ..] ? size : "32", args.Length > 1 ? args[1..] : ["0", "1", "10"], cancel),
        Patience);

    private static async Task<Table> Measure(FogLab lab, string size, string[] rates, CancellationToken cancel)
    {
        await BenchService.Build(cancel);
        var service = new BenchService(lab);
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("dirty MiB/s", "method", "MiB by round", "rounds ended by", "pages frozen", "MiB frozen", "of stop-and-copy", "MiB in all");
        foreach (var rate in rates)
        {
            await service.Deploy(size, rate, cancel);
            await lab.Save(Kept, cancel: cancel);
            var whole = 0.0;
            foreach (var method in Methods)
            {
                await lab.Load(Kept, cancel: cancel);
                var from = (string)(await service.Task("holder", cancel))["node"]!;
                var report = await service.Move(BenchService.Hosts.First(host => host != from), method, cancel);
                var still = (double)report["rounds"]!.AsArray()[^1]!["bytes"]!;
                whole = method == Methods[0] ? still : whole;
                table.AddRow([rate, method, .. Told(report), Number(still / whole * 100, "0.0") + " %", Mebibytes(report["bytes"]!)]);
                await Console.Error.WriteLineAsync($"{rate} {method}: {report["rounds"]!.ToJsonString()}");
            }

            await service.Remove(cancel);
        }

        return table;
    }

    private static string[] Told(JsonNode report)
    {
        var (rounds, last) = (report["rounds"]!.AsArray().SkipLast(1), report["rounds"]!.AsArray()[^1]!);
        return
        [
            string.Join(" ", rounds.Select(round => Mebibytes(round!["bytes"]!))), (string?)report["roundsEnded"] ?? "",
            last["pages"]!.ToString(), Mebibytes(last["bytes"]!),
        ];
    }

    private static string Mebibytes(JsonNode bytes) => Number((double)bytes / (1 << 20), "0.0");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
