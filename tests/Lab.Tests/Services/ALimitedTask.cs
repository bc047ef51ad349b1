using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class ALimitedTask(ThreeNodes fog) : IAsyncLifetime
{
    private readonly ToolBox _box = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await fog.Fog.Run("rm", "box", "--volumes");
        _box.Dispose();
    }

    [Fact]
    public async Task Gets_other_limits_while_it_runs_keeps_them_over_a_restart_of_the_node_and_the_file_wins_at_the_next_deploy()
    {
        var spec = _box.Spec("box", $"command: {ToolBox.Idle}", "resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }");
        await fog.Fog.Succeed("deploy", spec);
        var before = await fog.Fog.Task("box", "a");
        var host = fog.Lab.Host((string)before["node"]!);

        await fog.Fog.Succeed("limit", "box/a", "--cpu", "0.5", "--memory", "128Mi");
        await host.Kill(ThreeNodes.Cancel);
        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the node has taken its task over", 20, async () => (bool)(await fog.Fog.Task("box", "a"))["reachable"]!);
        await AssertHeld(before, "134217728 50000 1024");

        await Hold(40);
        var refused = await fog.Fog.Run("limit", "box/a", "--memory", "20Mi");
        Assert.Equal(1, refused.ExitCode);
        Assert.Matches(@"stay as they are: the task uses 4[0-9](\.[0-9])?Mi of memory, more than 20Mi", refused.Error);
        Assert.Contains("lacks memory", (await fog.Fog.Run("limit", "box/a", "--memory", "64Gi")).Error, StringComparison.Ordinal);
        await AssertHeld(before, "134217728 50000 1024");

        await fog.Fog.Succeed("deploy", spec);
        await AssertHeld(before, "67108864 10000 1024");
    }

    [Fact]
    public async Task That_uses_more_memory_than_it_may_is_reported_as_such()
    {
        await fog.Fog.Succeed("deploy", _box.Spec(
            "box", """command: ["/bin/sh", "-c", "sleep 1; exec dd if=/dev/zero of=/dev/null bs=100M count=1"]""", "resources: { cpu: 0.5, memory: 32Mi, disk: 50Mi }"));

        await ThreeNodes.Until("the task has failed", 20, async () => (string?)(await fog.Fog.Task("box", "a"))["phase"] == "failed");
        Assert.StartsWith("over its memory limit of 32Mi: ", (string?)(await fog.Fog.Task("box", "a"))["error"], StringComparison.Ordinal);
        Assert.Contains("over its memory limit of 32Mi", await fog.Fog.Succeed("events", "box"), StringComparison.Ordinal);
    }

    /// <summary>The same process is held to memory, quota and number of processes.</summary>
    private async Task AssertHeld(JsonNode before, string limits)
    {
        var now = await fog.Fog.Task("box", "a");
        Assert.Equal(((string?)before["node"], (int?)before["pid"], "running"), ((string?)now["node"], (int?)now["pid"], (string?)now["phase"]));
        var look = $$"""
            for d in $(find /sys/fs/cgroup -type d -path '*fog-{{fog.Lab.Name}}*' -name box.a.0); do
              cat $d/memory.limit_in_bytes $d/memory.max $d/cpu.cfs_quota_us $d/cpu.max $d/pids.max 2>/dev/null
            done | grep -v 'max$' | cut -d' ' -f1
            """;
        var held = await fog.Lab.Host((string)now["node"]!).Exec(["sh", "-c", look], ThreeNodes.Cancel);
        Assert.Equal(limits.Split(' ').Order(), held.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Order());
    }

    /// <summary>Memory that the kernel can't take back: a file in the task's memory.</summary>
    private Task<string> Hold(int mebibytes) =>
        fog.Fog.Succeed("exec", "box/a", "--", "dd", "if=/dev/zero", "of=/dev/shm/held", "bs=1M", $"count={mebibytes}");
}
