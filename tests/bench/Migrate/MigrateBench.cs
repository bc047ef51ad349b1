using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Migrate;

/// <summary>
/// `migrate [MIB:DIRTY ...]`: moves a task of so much random memory that writes to so many MiB of different pages a second, by each method,
/// and shows the longest wait of a client inside of the service, which keeps one connection, and the parts of the standstill; beside it, as the
/// limit, CRIU alone dumping and restoring the same process on one host.
/// </summary>
internal static class MigrateBench
{
    private const string Name = "benchmove";
    private static readonly string[] Hosts = ["h1", "h2"];
    private static readonly string[] Methods = ["stop-and-copy", "delta-pre-copy"];

    public static Task<int> Run(string[] args) => LabTable.Print(
        new LabSpec(Name, [.. Hosts.Select(name => new HostSpec(name, Cpus: 2, Memory: 4L << 30))], []),
        (lab, cancel) => Measure(lab, args.Length > 0 ? args : ["1:0", "16:0", "64:0", "64:10", "256:0", "256:10"], cancel));

    private static async Task<Table> Measure(FogLab lab, string[] cases, CancellationToken cancel)
    {
        await Build(cancel);
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("MiB", "dirty MiB/s", "method", "gap ms", "frozen ms", "freeze", "dump", "dump, send", "restore", "verdict", "resume", "total s", "MiB sent", "rounds", "memory", "numbers");
        foreach (var (size, dirty) in cases.Select(text => text.Split(':')).Select(parts => (parts[0], parts[1])))
        {
            await Fog(["deploy", await Spec(size, dirty, cancel)], cancel);
            var floor = await Alone(size, dirty, cancel);
            table.AddRow([size, dirty, "CRIU alone", floor[2], "", "", floor[0], "", floor[1]]);
            foreach (var method in Methods)
            {
                table.AddRow([size, dirty, method, .. await Move(lab, method, cancel)]);
            }

            await Fog(["rm", "bench", "--volumes"], cancel);
        }

        return table;
    }

    private static async Task<string[]> Move(FogLab lab, string method, CancellationToken cancel)
    {
        var tasks = JsonNode.Parse(await Fog(["status", "bench", "--output", "json"], cancel))!["tasks"]!.AsArray();
        var (holder, client) = (Of(tasks, "holder"), Of(tasks, "client"));
        var (from, here) = ((string)holder["node"]!, lab.Host((string)client["node"]!));
        var stop = $"/tmp/fog-bench-{Environment.ProcessId}";
        await here.Exec(["rm", "-f", stop], cancel);
        var waiting = here.Exec(
            ["nsenter", $"--net=/proc/{(int)client["pid"]!}/ns/net", Environment.ProcessPath!, "inner-gap", (string)holder["address"]!, "8080", stop], cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancel);
        var lines = await Fog(["migrate", "bench/holder", "--to", Hosts.First(host => host != from), "--method", method, "--output", "json"], cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancel);
        await here.Exec(["touch", stop], cancel);
        var gap = (await waiting).Output.Trim().Split(' ');
        await here.Exec(["rm", "-f", stop], cancel);
        var report = JsonNode.Parse(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        var phases = report["phases"]!.AsObject().ToDictionary(phase => phase.Key, phase => (double)phase.Value!);
        var moved = JsonNode.Parse(await Fog(["status", "bench", "--output", "json"], cancel))!["tasks"]!.AsArray();
        var check = await here.Exec(
            ["nsenter", $"--net=/proc/{(int)client["pid"]!}/ns/net", "curl", "-s", "--max-time", "60", $"http://{(string)Of(moved, "holder")["address"]!}:8080/check"], cancel);
        return
        [
            gap[0], Number(phases, "frozen"), Number(phases, "freeze"), Number(phases, "dump"), Number(phases, "dump and send"), Number(phases, "restore"),
            Number(phases, "verdict"), Number(phases, "resume"),
            TimeSpan.Parse((string)report["total"]!, CultureInfo.InvariantCulture).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
            ((double)report["bytes"]! / (1 << 20)).ToString("0.0", CultureInfo.InvariantCulture),
            report["rounds"]!.AsArray().Count.ToString(CultureInfo.InvariantCulture), check.Output.Trim(), gap[^1],
        ];
    }

    /// <summary>On this machine and not on a host of the lab: the limit is CRIU's own, with nothing of ours around it.</summary>
    private static async Task<string[]> Alone(string size, string dirty, CancellationToken cancel)
    {
        var program = Path.Combine(Root, "samples/hello/out/memory/memory");
        var asked = await Cli.Wrap(Environment.ProcessPath!).WithArguments(["inner-floor", program, size, dirty]).ExecuteBufferedAsync(cancel);
        return asked.StandardOutput.Trim().Split(' ');
    }

    private static JsonNode Of(JsonArray tasks, string name) => tasks.Single(task => (string)task!["task"]! == $"bench/{name}")!;

    private static string Number(Dictionary<string, double> phases, string name) =>
        phases.TryGetValue(name, out var value) ? value.ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static async Task Build(CancellationToken cancel)
    {
        var folder = Path.Combine(Root, "samples/hello/out/memory");
        Directory.CreateDirectory(folder);
        await Cli.Wrap("gcc")
            .WithArguments(["-static", "-O2", "-pthread", "-o", Path.Combine(folder, "memory"), Path.Combine(Root, "tests/workloads/memory.c")])
            .ExecuteAsync(cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM scratch\nCOPY memory /memory\nCMD [\"/memory\"]\n", cancel);
    }

    private static async Task<string> Spec(string size, string dirty, CancellationToken cancel)
    {
        var path = Path.Combine(Root, "samples/hello/out", $"bench-{Environment.ProcessId}.yaml");
        var memory = int.Parse(size, CultureInfo.InvariantCulture) + 64;
        await File.WriteAllTextAsync(path, $$"""
            version: 1
            name: bench
            tasks:
              holder: { build: ./memory, command: [/memory, "{{size}}", "{{dirty}}"], resources: { cpu: 1, memory: {{memory}}Mi, disk: 50Mi }, migratable: true }
              client: { build: ./memory, command: [/memory, "1", "0"], resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi } }
            calls:
              - { from: client, to: holder }
            """, cancel);
        return path;
    }

    private static string Root { get; } = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("/tests/bench/", StringComparison.Ordinal)];

    private static async Task<string> Fog(string[] arguments, CancellationToken cancel) => (await Cli.Wrap(Path.Combine(Root, "out/cli/fog"))
        .WithArguments(arguments).WithEnvironmentVariables(variables => variables.Set("FOG_LAB", Name)).ExecuteBufferedAsync(cancel)).StandardOutput;
}
