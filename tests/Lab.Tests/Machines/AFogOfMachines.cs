using Fog.Lab;
using Xunit;

namespace Fog.Tests.Machines;

[Collection(MachineLabs.Name)]
public sealed class AFogOfMachines(TwoMachines fog) : IClassFixture<FreshMachines>
{
    private const int MeshPort = 31080;

    // The static shell of the machines as a web server that says which container it is.
    private const string WebImage = "tar -C /bin -c busybox | docker import -c 'CMD [\"/busybox\", \"sh\", \"-c\", "
        + "\"/busybox mkdir /www; /busybox hostname >/www/index.html; exec /busybox httpd -f -p 80 -h /www\"]' - mesh";

    private static CancellationToken Cancel => EmulatedFog.Cancel;

    [Fact]
    public async Task Runs_on_a_kernel_of_its_own_that_keeps_track_of_written_pages()
    {
        var here = (await File.ReadAllTextAsync("/proc/sys/kernel/osrelease", Cancel)).Trim();
        foreach (var host in new[] { fog.H1, fog.H2 })
        {
            Assert.NotEqual(here, (await host.Exec(["uname", "-r"], Cancel)).Output.Trim());
            var tracking = await host.Exec(["criu", "check", "--feature", "mem_dirty_track"], Cancel);
            Assert.True(tracking.ExitCode == 0, tracking.Output + tracking.Error);
        }

        var nodes = await fog.Nodes();
        Assert.Equal(["h1", "h2"], nodes!.Select(node => (string)node["name"]!).Order());
        Assert.All(nodes!, node =>
            Assert.Contains("mem_dirty_track", node["description"]!["abilities"]!["criuFeatures"]!.AsArray().Select(f => (string)f!)));
    }

    [Fact]
    public async Task Runs_a_service_whose_memory_outlives_a_killed_node()
    {
        var first = await fog.Count("h1");
        var before = await fog.TaskOf("web");

        await fog.H1.Kill(Cancel);
        Assert.Equal(first + 1, await fog.Count("h2")); // every node answers at the port, but for a dead one
        await fog.H1.Start(cancel: Cancel);

        await fog.UntilReachable("web", reachable: true);
        Assert.Equal((int)before["pid"]!, (int)(await fog.TaskOf("web"))["pid"]!);
        Assert.Equal(first + 2, await fog.Count("h1"));
    }

    [Fact]
    public async Task Shares_its_engines_with_a_swarm_service_behind_the_routing_mesh()
    {
        foreach (var host in new[] { fog.H1, fog.H2 })
        {
            await Docker(host, "sh", "-c", WebImage);
        }

        var info = await Docker(fog.H1, "docker", "info", "--format", "{{.Swarm.ControlAvailable}}");
        var manager = info.Trim() == "true" ? fog.H1 : fog.H2;
        await Docker(
            manager, "docker", "service", "create", "--detach", "--name", "mesh", "--mode", "global", "--no-resolve-image",
            "--publish", $"{MeshPort}:80", "mesh");

        foreach (var host in new[] { fog.H1, fog.H2 })
        {
            var seen = new HashSet<string>();
            await EmulatedFog.Until($"both containers were reached through {host}", async () =>
                seen.Add(await fog.Page(host, MeshPort)) && seen.Count == 2);
        }

        var ours = await fog.Count("h1");
        await Docker(manager, "docker", "service", "rm", "mesh");
        Assert.Equal(ours + 1, await fog.Count("h1"));
    }

    [Fact]
    public async Task Is_again_what_it_was_when_it_was_kept()
    {
        var kept = await fog.Count("h1");
        await fog.Lab.Save("counted", cancel: Cancel);
        Assert.Equal(kept + 1, await fog.Count("h1"));
        Assert.Equal(kept + 2, await fog.Count("h1"));

        await fog.Lab.Load("counted", cancel: Cancel);

        Assert.Equal(kept + 1, await fog.Count("h1"));
        await Assert.ThrowsAsync<LabException>(() => fog.Lab.Load("never", cancel: Cancel));
    }

    private static async Task<string> Docker(LabHost host, params string[] command)
    {
        var result = await host.Exec(command, Cancel);
        Assert.True(result.ExitCode == 0, $"{host}: {string.Join(' ', command)}: {result.Output}{result.Error}");
        return result.Output;
    }
}
