using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Fog.Agent.Routing;
using Fog.Lab;

namespace Fog.Bench.Migrate;

/// <summary>The service that is moved: one task that holds memory, and one that has the client inside.</summary>
internal sealed class BenchService(FogLab lab)
{
    /// <summary>The lab's.</summary>
    public static readonly string[] Hosts = ["h1", "h2"];

    private static string Root { get; } = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("/tests/bench/", StringComparison.Ordinal)];

    /// <summary>The fog command.</summary>
    public static string Program { get; } = Path.Combine(Root, "out/cli/fog");

    /// <summary>The folder of its image.</summary>
    public static string Folder { get; } = Path.Combine(Root, "samples/hello/out/memory");

    /// <summary>When this returns, the folder of its image is there.</summary>
    public static async Task Build(CancellationToken cancel)
    {
        Directory.CreateDirectory(Folder);
        await Cli.Wrap("gcc")
            .WithArguments(["-static", "-O2", "-pthread", "-o", Path.Combine(Folder, "memory"), Path.Combine(Root, "tests/workloads/memory.c")])
            .ExecuteAsync(cancel);
        await File.WriteAllTextAsync(Path.Combine(Folder, "Dockerfile"), "FROM scratch\nCOPY memory /memory\nCMD [\"/memory\"]\n", cancel);
    }

    /// <summary>CRIU's own gap, dump and restore on this machine and not on a host of the lab: the limit, with nothing of ours around it.</summary>
    public static async Task<string[]> Alone(string size, string dirty, CancellationToken cancel)
    {
        // A network of its own: CRIU's rules go with it, and the port is free. Its client sends again as soon as the fog's does at first. A /run in
        // memory, where CRIU keeps what it learnt of the kernel, as on any host. An init of its own sees at once that the dumped process is
        // gone: until then CRIU can't give its number to the restored one.
        var alone = $"ip link set lo up && mount -t tmpfs tmpfs /run && ip route replace local 127.0.0.1 dev lo table local src 127.0.0.1 {Resending.OfRoute} && exec catatonit -- \"$@\"";
        var asked = await Cli.Wrap("unshare")
            .WithArguments(["--net", "--pid", "--fork", "--mount-proc", "sh", "-c", alone, "sh", Environment.ProcessPath!, "inner-floor", Path.Combine(Folder, "memory"), size, dirty])
            .ExecuteBufferedAsync(cancel);
        var told = asked.StandardOutput.Trim().Split(' ');
        return [told[2], "", "", "", "", told[0], "", told[1]];
    }

    /// <summary>When this returns, it runs.</summary>
    public async Task Deploy(string size, string dirty, CancellationToken cancel)
    {
        var path = Path.Combine(Root, "samples/hello/out", $"bench-{Environment.ProcessId}.yaml");
        var memory = int.Parse(size, CultureInfo.InvariantCulture) + 64;
        await File.WriteAllTextAsync(path, $$"""
            version: 1
            name: bench
            tasks:
              holder: { build: ./memory, command: [/memory, "{{size}}", "{{dirty}}"], port: 8080, resources: { cpu: 0.8, memory: {{memory}}Mi, disk: 50Mi }, migratable: true }
              client: { build: ./memory, command: [/memory, "1", "0"], resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi } }
            calls:
              - { from: client, to: holder }
            """, cancel);
        await Fog(["deploy", path], cancel);
        File.Delete(path);
    }

    /// <summary>When this returns, nothing of it is left.</summary>
    public Task Remove(CancellationToken cancel) => Fog(["rm", "bench", "--volumes"], cancel);

    /// <summary>One of its tasks, as it is now.</summary>
    public async Task<JsonNode> Task(string name, CancellationToken cancel) =>
        JsonNode.Parse(await Fog(["status", "bench", "--output", "json"], cancel))!["tasks"]!.AsArray().Single(task => (string)task!["task"]! == $"bench/{name}")!;

    /// <summary>Moves the task that holds memory, by the fog's own choice when no method is named; returns the report.</summary>
    public async Task<JsonNode> Move(string to, string? method, CancellationToken cancel)
    {
        string[] forced = method is null ? [] : ["--method", method];
        var lines = await Fog(["migrate", "bench/holder", "--to", to, .. forced, "--output", "json"], cancel);
        return JsonNode.Parse(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
    }

    private async Task<string> Fog(string[] arguments, CancellationToken cancel)
    {
        var ended = await Cli.Wrap(Program)
            .WithArguments(arguments)
            .WithEnvironmentVariables(variables => variables.Set("FOG_LAB", lab.Name))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(cancel);
        return ended.IsSuccess
            ? ended.StandardOutput
            : throw new LabException($"fog {string.Join(' ', arguments)}: exit code {ended.ExitCode}\n{ended.StandardOutput}{ended.StandardError}"); // JSON says errors on the output
    }
}
