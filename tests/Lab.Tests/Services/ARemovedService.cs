using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class ARemovedService(ThreeNodes fog) : IAsyncLifetime
{
    /// <summary>All that tasks could leave on a host: containers, networks, volumes, mounts, processes, files, control groups.</summary>
    private string Look => $$$"""
        docker ps --all --format 'container {{.Names}}'
        docker network ls --filter driver=overlay --format 'network {{.Name}}' | grep fog- || true
        docker volume ls --format 'volume {{.Name}}'
        grep -o '/var/lib/fog/tasks[^ ]*' /proc/mounts || true
        pgrep --list-full 'conmon|runc' || true
        find /var/lib/fog/tasks /run/fog/tasks /run/fog/exits /run/fog/runc -mindepth 1 2>/dev/null || true
        find /sys/fs/cgroup -type d -path '*fog-{{{fog.Lab.Name}}}*' -name 'hello.*'
        """;

    public async ValueTask InitializeAsync() => await fog.Deploy();

    public async ValueTask DisposeAsync() => await fog.Clear();

    [Fact]
    public async Task Leaves_nothing_on_any_host()
    {
        Assert.NotEmpty(await OnAllHosts(Look));

        await fog.Fog.Succeed("rm", "hello", "--volumes");

        // A worker's engine forgets a network a moment after its manager did.
        var left = await OnAllHosts(Look);
        for (var look = 0; left.Length > 0 && look < 60; look++)
        {
            await Task.Delay(500, ThreeNodes.Cancel);
            left = await OnAllHosts(Look);
        }

        Assert.Equal("", left);
        Assert.Equal("[]\n", await fog.Fog.Succeed("ps", "--output", "json"));
        Assert.Equal(1, (await fog.Fog.Run("status", "hello")).ExitCode);
    }

    [Fact]
    public async Task Can_be_deployed_again_and_starts_anew()
    {
        Assert.Equal(1, await fog.Count());
        await fog.Fog.Succeed("rm", "hello");

        await fog.Deploy();

        Assert.Equal(1, await fog.Count());
    }

    private async Task<string> OnAllHosts(string script)
    {
        var all = "";
        foreach (var name in new[] { "h1", "h2", "h3" })
        {
            all += (await fog.Lab.Host(name).Exec(["sh", "-c", script], ThreeNodes.Cancel)).Output;
        }

        return all;
    }
}
