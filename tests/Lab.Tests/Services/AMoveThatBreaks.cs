using System.Globalization;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

/// <summary>Whatever dies in a move, one copy runs afterwards, with its memory and its connections.</summary>
[Collection(FogLabs.Name)]
public sealed class AMoveThatBreaks(ThreeNodes fog) : IAsyncLifetime
{
    private string _from = "";
    private string _to = "";

    public async ValueTask InitializeAsync()
    {
        await Workload.Build();
        await fog.Deploy("mem", Workload.Spec("mem", 48, 4));
        _from = (string)(await fog.Fog.Task("mem", "holder"))["node"]!;
        _to = new[] { "h1", "h2", "h3" }.First(host => host != _from);
        Assert.Equal("1", await fog.Get("mem", "holder", "/tick"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in new[] { _from, _to })
        {
            await fog.Lab.Host(host).Start(cancel: CancellationToken.None);
        }

        await fog.Fog.Run("rm", "mem", "--volumes");
    }

    [Fact]
    public async Task By_the_death_of_CRIU_in_the_restore_goes_on_at_its_source()
    {
        var killing = Host(_to).Exec(["sh", "-c", "for i in $(seq 20000); do pkill -9 -f '[c]riu: restore' && exit 0; done; exit 1"], ThreeNodes.Cancel);

        var move = await fog.Fog.Run("migrate", "mem/holder", "--to", _to, "--method", "stop-and-copy");

        Assert.Equal(0, (await killing).ExitCode);
        Assert.Equal(1, move.ExitCode);
        await RunsOnce(_from, "2");
    }

    [Fact]
    public async Task By_the_death_of_the_destination_s_node_goes_on_at_its_source()
    {
        await fog.Fog.Succeed("migrate", "mem/holder", "--to", _to, "--detach");
        await Until(_to, "test -d /run/fog/tasks/mem.holder.0/images");
        await Host(_to).Kill(ThreeNodes.Cancel);
        await Host(_to).Start(cancel: ThreeNodes.Cancel);

        await RunsOnce(_from, "2");
    }

    [Fact]
    public async Task By_the_death_of_the_source_s_node_while_it_is_frozen_has_one_copy_afterwards()
    {
        await fog.Fog.Succeed("migrate", "mem/holder", "--to", _to, "--detach", "--method", "stop-and-copy");
        await Until(_from, "grep -q FROZEN /sys/fs/cgroup/freezer/*/mem.holder.0/freezer.state");
        await Host(_from).Kill(ThreeNodes.Cancel);
        await Host(_from).Start(cancel: ThreeNodes.Cancel);

        await RunsOnce(null, "2");
    }

    /// <summary>The move is over; one process of the task is left in all of the lab; it counts on, and its memory is as it left it.</summary>
    private async Task RunsOnce(string? host, string next)
    {
        await ThreeNodes.Until("the move is over and one copy is left", 90, async () =>
            await Copies() == 1 && (string)(await fog.Fog.Task("mem", "holder"))["phase"]! == "running");
        var task = await fog.Fog.Task("mem", "holder");
        Assert.True(host is null || host == (string)task["node"]!);
        Assert.Equal(next, await fog.Get("mem", "holder", "/tick"));
        Assert.Equal("ok", await fog.Get("mem", "holder", "/check"));
        Assert.Equal(1, await Copies());
    }

    private async Task<int> Copies()
    {
        var counts = await Task.WhenAll(new[] { "h1", "h2", "h3" }.Select(host => Host(host).Exec(["sh", "-c", "pgrep -c -x memory || true"], ThreeNodes.Cancel)));
        return counts.Sum(count => int.Parse(count.Output, CultureInfo.InvariantCulture));
    }

    private Task Until(string host, string holds) => Host(host).Exec(["sh", "-c", $"for i in $(seq 20000); do {holds} 2>/dev/null && exit 0; done; exit 1"], ThreeNodes.Cancel);

    private LabHost Host(string name) => fog.Lab.Host(name);
}
