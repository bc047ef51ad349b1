using System.Globalization;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Idle;

/// <summary>What an idle node costs its host, beside the engine that idles there too, in the same run.</summary>
internal static class IdleBench
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Watching = TimeSpan.FromSeconds(60);

    public static async Task<int> Run(string[] arguments)
    {
        var hosts = arguments is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 4;
        var lab = await FogLab.Up(LabSpec.Of("benchidle", hosts));
        try
        {
            await Task.Delay(Settling);
            var before = await Look(lab);
            await Task.Delay(Watching);
            Show(before, await Look(lab));
            return 0;
        }
        finally
        {
            await lab.Down();
        }
    }

    private static async Task<IReadOnlyList<ProcessCost>> Look(FogLab lab)
    {
        var costs = new List<ProcessCost>();
        foreach (var host in lab.State.Hosts)
        {
            foreach (var name in new[] { "fog-node", "dockerd", "containerd" })
            {
                costs.Add(ProcessCost.Read(host.Name, name, await Pid(lab.Host(host.Name), name)));
            }
        }

        return costs;
    }

    /// <summary>The process as this machine numbers it: a lab host has process numbers of its own.</summary>
    private static async Task<int> Pid(LabHost host, string name)
    {
        var inside = await host.Exec(["sh", "-c", "readlink /proc/1/ns/pid; pgrep --exact \"$0\" | head -n 1", name]);
        var lines = inside.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var found = Directory.EnumerateDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .FirstOrDefault(folder => ProcessCost.Is(folder, lines[0], lines[1]))
            ?? throw new InvalidOperationException($"{name} with number {lines[1]} isn't among this machine's processes.");
        return int.Parse(Path.GetFileName(found), CultureInfo.InvariantCulture);
    }

    private static void Show(IReadOnlyList<ProcessCost> before, IReadOnlyList<ProcessCost> after)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("process", "resident MiB", "of it anonymous", "cpu, % of a core");
        foreach (var process in after.Zip(before, (now, then) => (now, cpu: (now.Cpu - then.Cpu) / Watching)).GroupBy(pair => pair.now.Name))
        {
            table.AddRow(
                process.Key,
                process.Average(pair => pair.now.Resident / 1048576.0).ToString("0", CultureInfo.InvariantCulture),
                process.Average(pair => pair.now.Anonymous / 1048576.0).ToString("0", CultureInfo.InvariantCulture),
                (100 * process.Average(pair => pair.cpu)).ToString("0.0", CultureInfo.InvariantCulture));
        }

        AnsiConsole.Write(table);
    }
}
