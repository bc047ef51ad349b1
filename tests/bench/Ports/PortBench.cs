using System.Globalization;
using System.Text.Json.Nodes;
using CliWrap;
using CliWrap.Buffered;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Ports;

/// <summary>
/// `ports`: a task's published port at its own host, at a node with an entry, and at one without, each against the task asked directly
/// at its own address; and against the kernel's own address translation in the entry.
/// </summary>
internal static class PortBench
{
    private const string Name = "benchports";
    private const string Seconds = "4";
    private const string Spec = """
        version: 1
        name: bench
        tasks:
          counter: { build: ./out/counter, resources: { cpu: 1, memory: 64Mi, disk: 50Mi }, port: 8080 }
        """;

    public static Task<int> Run(string[] args) => LabTable.Print(
        new LabSpec(Name, [.. new[] { "h1", "h2", "h3" }.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30))], []), Measure);

    private static async Task<Table> Measure(FogLab lab, CancellationToken cancel)
    {
        var task = await Deploy(cancel);
        var (port, node) = ((int)task["publishedPort"]!, (string)task["node"]!);
        var address = (string)task["address"]!;
        var host = lab.Host(node);
        var others = new[] { "h1", "h2", "h3" }.Where(name => name != node).Select(lab.Host).ToArray();
        await WithoutEngine(others[1], cancel);
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("way", "connections", "requests/s", "p50 µs", "p99 µs", "requests/s against direct", "added p50 µs");

        foreach (var (count, keep) in new[] { ("1", "keep"), ("16", "keep"), ("4", "new") })
        {
            var inside = await Sandbox(host, cancel);
            var gate = await Translate(host, inside.Namespace, address, cancel);
            var kind = $"{count}, {(keep == "keep" ? "kept open" : "one for each request")}";
            var direct = await Ask(host, ["nsenter", $"--net={inside.Namespace}"], address, 8080, count, keep, cancel);
            Row(table, "direct: from the entry to the task", kind, direct, direct);
            Row(table, "kernel: translated in the entry", kind, await Ask(host, [], gate, 9000, count, keep, cancel), direct);
            Row(table, "its own host's port", kind, await Ask(host, [], host.State.Address, port, count, keep, cancel), direct);
            Row(table, "another node's port, by its entry", kind, await Ask(others[0], [], others[0].State.Address, port, count, keep, cancel), direct);
            Row(table, "a node's without engine, handed on", kind, await Ask(others[1], [], others[1].State.Address, port, count, keep, cancel), direct);
        }

        return table;
    }

    /// <summary>A node that can't have an entry hands every connection on.</summary>
    private static async Task WithoutEngine(LabHost host, CancellationToken cancel)
    {
        await host.Exec(["pkill", "--exact", "dockerd"], cancel);
        await Task.Delay(TimeSpan.FromSeconds(12), TimeProvider.System, cancel); // a node believes ten seconds in its engine
    }

    private static async Task<JsonNode> Deploy(CancellationToken cancel)
    {
        var root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("/tests/bench/", StringComparison.Ordinal)];
        var path = Path.Combine(root, "samples/hello", $"bench-{Environment.ProcessId}.yaml");
        await File.WriteAllTextAsync(path, Spec, cancel);
        try
        {
            await Fog(root, ["deploy", path], cancel);
        }
        finally
        {
            File.Delete(path);
        }

        return JsonNode.Parse(await Fog(root, ["status", "bench", "--output", "json"], cancel))!["tasks"]![0]!;
    }

    private static async Task<string> Fog(string root, string[] arguments, CancellationToken cancel) => (await Cli.Wrap(Path.Combine(root, "out/cli/fog"))
        .WithArguments(arguments).WithEnvironmentVariables(variables => variables.Set("FOG_LAB", Name)).ExecuteBufferedAsync(cancel)).StandardOutput;

    /// <summary>The entry's namespace, once it is there, with its address on the host's bridge.</summary>
    private static async Task<(string Namespace, string Gate)> Sandbox(LabHost host, CancellationToken cancel)
    {
        while (true)
        {
            var found = (await host.Exec(["docker", "inspect", "--format", "{{.NetworkSettings.SandboxKey}}", "fog-entry.bench"], cancel)).Output.Trim();
            var routes = found.Length == 0 ? "" : (await host.Exec(["nsenter", $"--net={found}", "ip", "route"], cancel)).Output;
            if (routes.Contains("100.64.", StringComparison.Ordinal))
            {
                var gate = routes.Split('\n').First(line => line.Contains("172.", StringComparison.Ordinal) && line.Contains(" src ", StringComparison.Ordinal));
                return (found, gate.Split(" src ")[1].Split(' ')[0]);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel);
        }
    }

    /// <summary>Has the kernel hand on what comes to the entry's port 9000; returns the address at which the host reaches it.</summary>
    private static async Task<string> Translate(LabHost host, string inside, string address, CancellationToken cancel)
    {
        await host.Exec(["nsenter", $"--net={inside}", "sysctl", "-qw", "net.ipv4.ip_forward=1"], cancel);
        foreach (var rule in new[]
        {
            "add table ip bench", "flush table ip bench",
            "add chain ip bench in { type nat hook prerouting priority dstnat; }", $"add rule ip bench in tcp dport 9000 dnat to {address}:8080",
            "add chain ip bench out { type nat hook postrouting priority srcnat; }", $"add rule ip bench out ip daddr {address} masquerade",
        })
        {
            var set = await host.Exec(["nsenter", $"--net={inside}", "nft", .. rule.Split(' ')], cancel);
            if (set.ExitCode != 0)
            {
                throw new InvalidOperationException($"nft {rule}: {set.Error}");
            }
        }

        return (await Sandbox(host, cancel)).Gate;
    }

    private static async Task<double[]> Ask(LabHost from, string[] wrap, string address, int port, string count, string keep, CancellationToken cancel)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program.");
        var asked = await from.Exec([.. wrap, program, "inner-ask", address, port.ToString(CultureInfo.InvariantCulture), Seconds, count, keep], cancel);
        return asked.ExitCode == 0
            ? [.. asked.Output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new InvalidOperationException($"Asking {address}:{port} failed: {asked.Error}");
    }

    private static void Row(Table table, string way, string kind, double[] measured, double[] direct) => table.AddRow(
        way, kind, Text(measured[0]), Text(measured[1]), Text(measured[2]), (measured[0] / direct[0]).ToString("0.00", CultureInfo.InvariantCulture), Text(measured[1] - direct[1]));

    private static string Text(double value) => value.ToString("0", CultureInfo.InvariantCulture);
}
