using System.Globalization;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class ATaskOnItsHost(ThreeNodes fog) : IAsyncLifetime
{
    private int _pid;
    private string _node = "";

    public async ValueTask InitializeAsync()
    {
        await fog.Deploy();
        var task = await fog.Fog.Task("hello", "counter");
        (_pid, _node) = ((int)task["pid"]!, (string)task["node"]!);
    }

    public async ValueTask DisposeAsync() => await fog.Clear();

    [Fact]
    public async Task Has_few_capabilities_no_new_privileges_and_a_filter_on_system_calls()
    {
        var status = await OnHost("cat", $"/proc/{_pid}/status");

        // CHOWN, DAC_OVERRIDE, FOWNER, FSETID, KILL, SETGID, SETUID, NET_BIND_SERVICE: bits 0, 1, 3, 4, 5, 6, 7, 10.
        Assert.Contains("CapBnd:\t00000000000004fb", status, StringComparison.Ordinal);
        Assert.Contains("NoNewPrivs:\t1", status, StringComparison.Ordinal);
        Assert.Contains("Seccomp:\t2", status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_held_to_its_memory_and_cpu()
    {
        Assert.Contains($"{64 << 20}", await Limit("memory", "memory.limit_in_bytes", "memory.max"), StringComparison.Ordinal);
        Assert.Contains("10000", await Limit("cpu", "cpu.cfs_quota_us", "cpu.max"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_an_address_for_life_and_a_way_to_each_peer()
    {
        var addresses = await InNetwork("ip", "-4", "address", "show", "dev", "lo");
        var routes = await InNetwork("ip", "route", "show");

        Assert.Contains($"{(string)(await fog.Fog.Task("hello", "counter"))["address"]!}/32", addresses, StringComparison.Ordinal);
        foreach (var peer in new[] { "web", "greeter" })
        {
            var it = await fog.Fog.Task("hello", peer);
            Assert.Contains($"{(string)it["address"]!} via {(string)it["overlay"]!}", routes, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Sees_its_own_namespaces_only()
    {
        var own = await OnHost("sh", "-c", "for n in pid ipc uts mnt cgroup net; do readlink /proc/$0/ns/$n; done", _pid.ToString(CultureInfo.InvariantCulture));
        var host = await OnHost("sh", "-c", "for n in pid ipc uts mnt cgroup net; do readlink /proc/1/ns/$n; done");

        Assert.Empty(own.Split('\n', StringSplitOptions.RemoveEmptyEntries).Intersect(host.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }

    private Task<string> InNetwork(params string[] command) =>
        OnHost(["nsenter", $"--net=/proc/{_pid}/ns/net", .. command]);

    private Task<string> Limit(string controller, string v1, string v2) => OnHost(
        "sh", "-c", "cat /sys/fs/cgroup/$0$(sed -n \"s/^[0-9]*:$0://p\" /proc/$1/cgroup)/$2 2>/dev/null || cat /sys/fs/cgroup$(sed -n 's/^0:://p' /proc/$1/cgroup)/$3",
        controller, _pid.ToString(CultureInfo.InvariantCulture), v1, v2);

    private async Task<string> OnHost(params string[] command)
    {
        var result = await fog.Lab.Host(_node).Exec(command, ThreeNodes.Cancel);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', command)}: {result.Error}");
        return result.Output;
    }
}
