using System.Globalization;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.SharedState;

/// <summary>
/// `state`: reads and writes of a service's shared state through a node's gateway, on three hosts, against commits of one row to an SQLite
/// file on the same disk, one after the other: what the store can do at most without rounds.
/// </summary>
internal static class StateBench
{
    private const string Name = "benchstate";
    private const string Seconds = "4";

    /// <summary>Kind, keys, calls in flight, bytes that other keys hold.</summary>
    private static readonly (string Title, string[] Arguments)[] Ways =
    [
        ("raw: one row, one commit", ["raw", "1", "1", "0"]),
        ("put, one key", ["put", "1", "1", "0"]),
        ("put, one key", ["put", "1", "64", "0"]),
        ("put, 64 keys", ["put", "64", "64", "0"]),
        ("put, 64 keys beside 512 KiB of others", ["put", "64", "64", "524288"]),
        ("get, one key", ["get", "1", "1", "0"]),
        ("get, 64 keys", ["get", "64", "64", "0"]),
    ];

    public static Task<int> Run(string[] args) => LabTable.Print(
        new LabSpec(Name, [.. new[] { "h1", "h2", "h3" }.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30))], []), Measure);

    private static async Task<Table> Measure(FogLab lab, CancellationToken cancel)
    {
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("what (values of 100 bytes)", "in flight", "operations/s", "p50 µs", "p99 µs", "against raw");
        double? raw = null;
        foreach (var (title, arguments) in Ways)
        {
            var measured = await Ask(lab.Host("h1"), arguments, cancel);
            raw ??= measured[0];
            table.AddRow(title, arguments[2], Text(measured[0]), Text(measured[1]), Text(measured[2]), (measured[0] / raw.Value).ToString("0.00", CultureInfo.InvariantCulture));
        }

        return table;
    }

    private static async Task<double[]> Ask(LabHost host, string[] arguments, CancellationToken cancel)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program.");
        var asked = await host.Exec([program, "inner-state", $"{host.State.Address}:30000", Seconds, .. arguments], cancel);
        return asked.ExitCode == 0
            ? [.. asked.Output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"Asking failed: {asked.Error}");
    }

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
