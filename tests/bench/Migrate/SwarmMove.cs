using System.Globalization;
using Fog.Lab;

namespace Fog.Bench.Migrate;

/// <summary>Docker Swarm's way to another host: a changed constraint ends the task and starts a new one there, with empty memory.</summary>
internal static class SwarmMove
{
    private const string Service = "benchswarm";
    private const string Port = "18080";
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    /// <summary>The columns after the method, as far as there are any: the swarm is the fog's own, of both hosts.</summary>
    public static async Task<string[]> Of(FogLab lab, string size, string dirty, CancellationToken cancel)
    {
        var nodes = new List<string>();
        LabHost? manager = null;
        foreach (var host in BenchService.Hosts.Select(lab.Host))
        {
            await Ask(host, ["docker", "build", "-q", "-t", Service, BenchService.Folder], cancel);
            nodes.Add(await Ask(host, ["docker", "info", "--format", "{{.Swarm.NodeID}}"], cancel));
            manager = await Ask(host, ["docker", "info", "--format", "{{.Swarm.ControlAvailable}}"], cancel) == "true" ? host : manager;
        }

        await Ask(manager!, ["docker", "service", "create", "--detach=false", "--quiet", "--name", Service, "--no-resolve-image",
            "--constraint", $"node.id=={nodes[0]}", "--publish", $"mode=host,target=8080,published={Port}", Service, "/memory", size, dirty], cancel);
        var stop = $"/tmp/fog-bench-swarm-{Environment.ProcessId}";
        File.Delete(stop);
        var client = MeasuredMove.OnWire(lab, ["inner-outage", Port, stop, .. BenchService.Hosts.Select(host => lab.Host(host).State.Address)], cancel);
        await Task.Delay(Calm, TimeProvider.System, cancel);
        var start = TimeProvider.System.GetTimestamp();
        await Ask(manager!, ["docker", "service", "update", "--detach=false", "--quiet", "--no-resolve-image",
            "--constraint-rm", $"node.id=={nodes[0]}", "--constraint-add", $"node.id=={nodes[1]}", Service], cancel);
        var total = TimeProvider.System.GetElapsedTime(start);
        await Task.Delay(Calm, TimeProvider.System, cancel);
        await File.WriteAllTextAsync(stop, "", cancel);
        var told = (await client).Trim().Split(' ');
        File.Delete(stop);
        await Ask(manager!, ["docker", "service", "rm", Service], cancel);
        return ["", told[0], "", "", "", "", "", "", "", "", total.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), "", "", "", told[1]];
    }

    private static async Task<string> Ask(LabHost host, string[] command, CancellationToken cancel)
    {
        var result = await host.Exec(command, cancel);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new InvalidOperationException($"{string.Join(' ', command)}: {result.Error}");
    }
}
