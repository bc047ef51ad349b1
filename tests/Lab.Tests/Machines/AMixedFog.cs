using Fog.Lab;
using Fog.Tests.Lab;
using Xunit;

namespace Fog.Tests.Machines;

[Collection(MixedLabs.Name)]
public sealed class AMixedFog(MixedFog fog)
{
    private static CancellationToken Cancel => EmulatedFog.Cancel;

    [Fact]
    public async Task Runs_a_service_over_two_kernels_and_again_after_a_power_loss()
    {
        await fog.Deploy(web: "h1", greeter: "h2", counter: "h1");
        Assert.NotEqual((await fog.H1.Exec(["uname", "-r"], Cancel)).Output, (await fog.H2.Exec(["uname", "-r"], Cancel)).Output);
        var first = await fog.Count("h1");
        Assert.Equal(first + 1, await fog.Count("h1"));
        await fog.H2.Exec(["sh", "-c", "echo kept >/var/lib/fog/note; sync; echo lost >/run/note"], Cancel);

        await fog.H2.Crash(Cancel);

        Assert.Null(fog.H2.Init);
        Assert.Equal(0, (await Ping.Run(fog.H1, fog.H2, 2)).Received);
        await fog.UntilReachable("greeter", reachable: false);

        await fog.H2.Start(cancel: Cancel);

        Assert.Equal("kept\n", (await fog.H2.Exec(["cat", "/var/lib/fog/note"], Cancel)).Output);
        Assert.NotEqual(0, (await fog.H2.Exec(["cat", "/run/note"], Cancel)).ExitCode);
        await fog.Deploy(web: "h1", greeter: "h2", counter: "h1");
        Assert.Equal(first + 2, await fog.Count("h1"));
    }

    [Fact]
    public async Task Refuses_to_move_a_task_to_an_older_kernel()
    {
        await fog.Deploy(web: "h1", greeter: "h2", counter: "h1");

        var refused = await fog.Fog.Run("migrate", "hello/counter", "--to", "h2");

        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("the kernel of h2 is 6.1", refused.Output + refused.Error, StringComparison.Ordinal);
        Assert.Equal("h1", (string?)(await fog.TaskOf("counter"))["node"]);
    }

    /// <summary>What the restored copy would miss at the destination depends on this machine's processor and kernel.</summary>
    [Fact]
    public async Task Moves_a_task_to_a_newer_kernel_if_nothing_is_missing_there()
    {
        await fog.Deploy(web: "h1", greeter: "h2", counter: "h1");
        string[] missing =
            [.. (await Features(fog.H2)).Except(await Features(fog.H1)), .. (await Covered(fog.H2)).Except(await Covered(fog.H1))];
        var before = await fog.Count("h1");

        var moved = await fog.Fog.Run("migrate", "hello/greeter", "--to", "h1");

        var said = moved.Output + moved.Error;
        Assert.True(moved.ExitCode == 0 == (missing.Length == 0), $"missing at h1: {string.Join(' ', missing)}\n{said}");
        Assert.True(missing.Length == 0 || missing.Any(each => said.Contains(each, StringComparison.Ordinal)), said);
        Assert.Equal(missing.Length == 0 ? "h1" : "h2", (string?)(await fog.TaskOf("greeter"))["node"]);
        Assert.Equal(before + 1, await fog.Count("h1"));
        await fog.Fog.Succeed("rm", "hello", "--volumes");
    }

    [Fact]
    public async Task Has_links_that_can_be_shaped_and_cut()
    {
        await fog.Lab.Link("h1", "h2", LinkShape.Delayed(TimeSpan.FromMilliseconds(100)), Cancel);
        Assert.True((await Ping.Run(fog.H1, fog.H2, 4, "0.2")).MeanMilliseconds >= 200);
        await fog.Lab.Link("h1", "h2", LinkShape.Plain with { Loss = 1 }, Cancel);
        Assert.Equal(0, (await Ping.Run(fog.H1, fog.H2, 2)).Received);
        await fog.Lab.Link("h1", "h2", LinkShape.Plain, Cancel);

        await fog.Lab.Cut("h1", "h2", Cancel);
        Assert.Equal(0, (await Ping.Run(fog.H2, fog.H1, 2)).Received);
        await fog.Lab.Heal("h1", "h2", Cancel);
        await EmulatedFog.Until("they hear each other", async () => (await Ping.Run(fog.H2, fog.H1, 2)).Received > 0);
    }

    [Fact]
    public async Task Takes_commands_on_either_kind_of_host_alike()
    {
        foreach (var host in new[] { fog.H1, fog.H2 })
        {
            var result = await host.Exec(
                ["sh", "-c", "cat; echo \"$1\" $(hostname) >&2; exit 7", "sh", "it's \"$here\""], Cancel, input: "hello");
            Assert.Equal(new ExecResult(7, "hello", $"it's \"$here\" {host.State.Name}\n"), result);
        }

        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fog.H2.Exec(["sleep", "4321"], soon.Token));
        Assert.Equal("", (await fog.H2.Exec(["pgrep", "-f", "^sleep 4321"], Cancel)).Output);
    }

    private static async Task<IEnumerable<string>> Features(LabHost host)
    {
        var flags = await host.Exec(["sed", "-n", "/^flags/{p;q}", "/proc/cpuinfo"], Cancel);
        return flags.Output.Split(':')[1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Those of the kernel's interfaces that tasks have something mounted over.</summary>
    private static async Task<IEnumerable<string>> Covered(LabHost host)
    {
        string[] all =
        [
            "/proc/acpi", "/proc/asound", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/scsi", "/proc/bus",
            "/proc/irq", "/proc/sysrq-trigger", "/sys/firmware",
        ];
        return (await host.Exec(["ls", "-d", .. all], Cancel)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
