using System.Globalization;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Migrate;

/// <summary>
/// `migrate [full] [peers] [rate=MBIT] [MIB:DIRTY ...]`: moves a task of so much random memory that writes to so many MiB of different pages a
/// second, by each method, and over a link of that rate also by the one that the fog chooses. Shows the longest wait of two clients that keep
/// a connection each, one inside of the service and one outside, and the parts of the standstill beside their prediction; beside it, as the
/// limit, CRIU alone on one host, and with `peers` how Podman and Docker Swarm bring the same program to the other host.
/// </summary>
internal static class MigrateBench
{
    /// <summary>The lab's, and the bench's own.</summary>
    public const string Name = "benchmove";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(40);
    private static readonly string[] Quick = ["1:0", "16:0", "64:10", "256:0", "256:10"];
    private static readonly string[] Full = ["1:0", .. new[] { 16, 64, 256, 1024 }.SelectMany(size => new[] { $"{size}:0", $"{size}:10", $"{size}:50" })];
    private static readonly string?[] Methods = ["stop-and-copy", "delta-pre-copy"];

    public static Task<int> Run(string[] args)
    {
        var cases = args.Where(arg => arg.Contains(':', StringComparison.Ordinal)).ToArray();
        var rate = args.FirstOrDefault(arg => arg.StartsWith("rate=", StringComparison.Ordinal))?[5..];
        var chosen = cases.Length > 0 ? cases : args.Contains("full") ? Full : Quick;
        return LabTable.Print(
            new LabSpec(Name, [.. BenchService.Hosts.Select(name => new HostSpec(name, Cpus: 2, Memory: 4L << 30))], []) { Store = StoreKind.Postgres },
            (lab, cancel) => Measure(lab, chosen, rate, args.Contains("peers"), cancel), Patience);
    }

    private static async Task<Table> Measure(FogLab lab, string[] cases, string? rate, bool peers, CancellationToken cancel)
    {
        var service = new BenchService(lab);
        await BenchService.Build(cancel);
        if (rate is not null)
        {
            var shape = LinkShape.Plain with { Rate = (long)(double.Parse(rate, CultureInfo.InvariantCulture) * 1e6) };
            await lab.Link(BenchService.Hosts[0], BenchService.Hosts[1], shape, cancel);
        }

        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns([.. MeasuredMove.Columns]);
        foreach (var (size, dirty) in cases.Select(text => text.Split(':')).Select(parts => (parts[0], parts[1])))
        {
            await service.Deploy(size, dirty, cancel);
            Add(table, [size, dirty, "CRIU alone", .. await BenchService.Alone(size, dirty, cancel)]);
            foreach (var method in rate is null ? Methods : Methods.Append(null))
            {
                Add(table, [size, dirty, .. await MeasuredMove.Of(lab, service, method, cancel)]);
            }

            if (peers)
            {
                Add(table, [size, dirty, "Podman", .. await PodmanMove.Of(lab, size, dirty, cancel)]);
                Add(table, [size, dirty, "Swarm", .. await SwarmMove.Of(lab, size, dirty, cancel)]);
            }

            await service.Remove(cancel);
        }

        return table;
    }

    /// <summary>Each line is shown when it is known: a case that fails hides none of those before.</summary>
    private static void Add(Table table, string[] row)
    {
        Console.Error.WriteLine(string.Join(" | ", row));
        table.AddRow([.. row.Select(Markup.Escape)]);
    }
}
