using System.Globalization;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class ASuspendedTask(ThreeNodes fog) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        await fog.Deploy();
        await fog.Count();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { "h1", "h2", "h3" })
        {
            await fog.Lab.Host(name).Start(cancel: ThreeNodes.Cancel);
        }

        await fog.Clear();
    }

    [Fact]
    public async Task Gives_memory_and_cores_back_and_goes_on_at_its_value_with_its_addresses_and_connections()
    {
        var before = await fog.Fog.Task("hello", "counter");
        var (host, connections) = ((string)before["node"]!, await fog.Connections());

        await fog.Fog.Succeed("suspend", "hello/counter");

        await fog.Fog.Succeed("suspend", "hello/counter"); // twice is once
        Assert.Equal("suspended", (string?)(await fog.Fog.Task("hello", "counter"))["phase"]);
        Assert.Contains("is suspended with", await fog.Fog.Succeed("events", "hello"), StringComparison.Ordinal);
        Assert.Equal("", await Living(host));
        Assert.Contains("images", await Kept(host), StringComparison.Ordinal);
        await fog.Deploy(); // the same again: it rests on
        Assert.Equal("suspended", (string?)(await fog.Fog.Task("hello", "counter"))["phase"]);

        await fog.Fog.Succeed("resume", "hello/counter");

        await fog.Fog.Succeed("resume", "hello/counter");
        var after = await fog.Fog.Task("hello", "counter");
        Assert.Equal((host, "running", (string)before["address"]!), ((string)after["node"]!, (string)after["phase"]!, (string)after["address"]!));
        Assert.Equal(3, await fog.Count());
        Assert.Equal(connections + 1, await fog.Connections()); // the greeter's is the old one; only this look's own is new
        Assert.Equal("", await Kept(host));
        await fog.Fog.Succeed("migrate", "hello/counter", "--to", new[] { "h1", "h2", "h3" }.First(name => name != host));
        Assert.Equal(5, await fog.Count());
    }

    [Fact]
    public async Task Rests_on_over_the_death_of_its_node_and_of_its_host()
    {
        var host = fog.Lab.Host((string)(await fog.Fog.Task("hello", "counter"))["node"]!);
        await fog.Fog.Succeed("suspend", "hello/counter");

        await host.Kill(ThreeNodes.Cancel);
        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the node has taken its task over", 20, () => fog.Fog.IsThere("hello", "counter"));
        Assert.Equal("suspended", (string?)(await fog.Fog.Task("hello", "counter"))["phase"]);

        await host.Crash(ThreeNodes.Cancel);
        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the host is back", 60, () => fog.Fog.IsThere("hello", "counter"));
        Assert.Equal("suspended", (string?)(await fog.Fog.Task("hello", "counter"))["phase"]);

        await fog.Fog.Succeed("resume", "hello/counter");
        await fog.Fog.Succeed("deploy", ThreeNodes.Hello); // what else ran on that host is lost and begins anew
        await ThreeNodes.Until("the page answers", 20, async () => await fog.Count() == 2);
    }

    /// <summary>At each line of a suspension and of a resumption: killed after so many milliseconds, whatever it was at then.</summary>
    [Fact]
    public async Task Is_suspended_or_runs_with_its_memory_when_its_node_is_killed_on_the_way()
    {
        var task = await fog.Fog.Task("hello", "counter");
        var host = fog.Lab.Host((string)task["node"]!);
        var value = 1;
        foreach (var (verb, end) in new[] { ("suspend", "suspended"), ("resume", "running") })
        {
            foreach (var delay in new[] { 60, 300, 700, 1400 })
            {
                if ((string?)(await fog.Fog.Task("hello", "counter"))["phase"] == end)
                {
                    await fog.Fog.Succeed(verb == "suspend" ? "resume" : "suspend", "hello/counter");
                }

                var asked = fog.Fog.Run(verb, "hello/counter");
                await Task.Delay(delay + 700, ThreeNodes.Cancel); // the command itself takes that long to ask
                await host.Kill(ThreeNodes.Cancel);
                await host.Start(cancel: ThreeNodes.Cancel);
                await asked; // it waits for the host
                await ThreeNodes.Until("the node is back", 30, () => fog.Fog.IsThere("hello", "counter"));
                await ThreeNodes.Until($"{verb} killed after {delay} ms is carried out", 30, async () =>
                    (await fog.Fog.Run(verb, "hello/counter")).ExitCode == 0 && (string?)(await fog.Fog.Task("hello", "counter"))["phase"] == end);
                Assert.Equal(end == "running" ? 1 : 0, await Copies());
            }

            if (end == "suspended")
            {
                await fog.Fog.Succeed("resume", "hello/counter");
            }

            await ThreeNodes.Until("the page answers", 20, async () => await fog.Count() == ++value);
        }
    }

    [Fact]
    public async Task Is_gone_from_the_disk_when_its_service_is_removed()
    {
        var host = (string)(await fog.Fog.Task("hello", "counter"))["node"]!;
        await fog.Fog.Succeed("suspend", "hello/counter");
        await fog.Clear();
        Assert.Equal("", await Kept(host));
    }

    private async Task<string> Living(string host) => (await fog.Lab.Host(host).Exec(
        ["sh", "-c", "pgrep --list-full 'conmon|criu' | grep hello.counter; docker ps --quiet --filter name=hello.counter; grep hello.counter /proc/mounts"], ThreeNodes.Cancel)).Output;

    private async Task<string> Kept(string host) =>
        (await fog.Lab.Host(host).Exec(["sh", "-c", "ls /var/lib/fog/tasks/hello.counter*/memory 2>/dev/null"], ThreeNodes.Cancel)).Output;

    private async Task<int> Copies()
    {
        var counts = await Task.WhenAll(new[] { "h1", "h2", "h3" }.Select(host => fog.Lab.Host(host).Exec(["sh", "-c", "pgrep -c -x counter || true"], ThreeNodes.Cancel)));
        return counts.Sum(count => int.Parse(count.Output, CultureInfo.InvariantCulture));
    }
}
