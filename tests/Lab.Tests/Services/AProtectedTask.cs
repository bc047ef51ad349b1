using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AProtectedTask(ThreeNodes fog) : IAsyncLifetime
{
    private readonly ToolBox _box = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var name in fog.Hosts)
        {
            await fog.Lab.Host(name).Start(cancel: ThreeNodes.Cancel);
        }

        await fog.Clear();
        await fog.Fog.Run("rm", "box", "--volumes");
        _box.Dispose();
    }

    [Fact]
    public async Task Comes_back_with_its_memory_on_another_host_and_runs_once_when_its_own_is_back()
    {
        var host = await Protected();
        await fog.Count();
        var value = await fog.Count();
        var counted = TimeProvider.System.GetUtcNow();
        await ThreeNodes.Until("two hosts keep a checkpoint that is newer", 40, async () => await Last() is { } kept && At(kept) > counted && kept["keepers"]!.AsArray().Count == 2);
        var start = TimeProvider.System.GetTimestamp();

        await host.Crash(ThreeNodes.Cancel);

        await ThreeNodes.Until("it is back on another host", 80, async () => await IsBack(host.State.Name));
        await ThreeNodes.Until("the page answers", 20, Answers);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"back and answering after {TimeProvider.System.GetElapsedTime(start).TotalSeconds:0.0} s"));
        TestContext.Current.TestOutputHelper?.WriteLine(await fog.Fog.Succeed("events", "hello"));
        Assert.InRange(await fog.Count(), value + 1, value + 30); // each look counted one, none is lost and none begins anew
        value = await fog.Count();

        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("its old host has cleared it away", 60, async () =>
            !(await host.Exec(["sh", "-c", "ls /var/lib/fog/tasks; docker ps --all --format '{{.Names}}'"], ThreeNodes.Cancel)).Output.Contains("counter", StringComparison.Ordinal));
        Assert.Equal(1, await Copies());
        Assert.Equal(value + 1, await fog.Count());
        counted = TimeProvider.System.GetUtcNow();
        await ThreeNodes.Until("it goes on being protected", 40, async () => await Last() is { } kept && At(kept) > counted && kept["keepers"]!.AsArray().Count == 2);

        await fog.Clear();
        await ThreeNodes.Until("no host keeps anything of it", 20, async () => (await Everywhere("ls /var/lib/fog/checkpoints /var/lib/fog/tasks 2>/dev/null || true")).All(output => !output.Contains("counter", StringComparison.Ordinal)));
    }

    /// <summary>Its layer, what it took out of its image, and volumes on disk and in memory; the swarm's only manager may be the lost host.</summary>
    [Fact]
    public async Task Comes_back_with_its_files_when_somebody_wants_it_to()
    {
        await fog.Fog.Succeed("deploy", _box.Spec(
            "box", $"command: {ToolBox.Idle}", "resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }",
            "volumes: [{ name: plain, path: /plain }, { name: small, path: /small, size: 8Mi }, { name: memory, path: /memory, inMemory: true, size: 10Mi }]"));
        var host = fog.Lab.Host((string)(await fog.Fog.Task("box", "a"))["node"]!);
        foreach (var place in new[] { "/plain", "/small", "/memory", "/tmp" })
        {
            await Inside("sh", "-c", $"echo {place} >{place}/kept");
        }

        await Inside("rm", "/bin/head");
        Assert.Contains("a checkpoint of", await fog.Fog.Succeed("checkpoint", "box/a"), StringComparison.Ordinal);
        await Inside("sh", "-c", "echo later >/plain/kept");

        await host.Crash(ThreeNodes.Cancel);
        await ThreeNodes.Until("the host is known to be gone", 30, () => fog.Fog.IsAway("box", "a"));
        await ThreeNodes.Until("it is resumed", 60, async () => (await fog.Fog.Run("resume", "box/a")).ExitCode == 0);

        Assert.NotEqual(host.State.Name, (string?)(await fog.Fog.Task("box", "a"))["node"]);
        foreach (var place in new[] { "/plain", "/small", "/memory", "/tmp" })
        {
            Assert.Equal($"{place}\n", await Inside("cat", $"{place}/kept"));
        }

        Assert.DoesNotContain("head", await Inside("ls", "/bin"), StringComparison.Ordinal);
        await fog.Fog.Succeed("rm", "box", "--volumes");

        // What the lost host has on its disk may be newer than any checkpoint: it stays until somebody says that it can go.
        await host.Start(cancel: ThreeNodes.Cancel);
        foreach (var volume in new[] { "plain", "small" })
        {
            await ThreeNodes.Until($"its volume {volume} on the lost host is removed", 60, async () =>
                (await fog.Fog.Run("volume", "rm", $"box/a/{volume}", "--node", host.State.Name)).ExitCode == 0);
        }
    }

    /// <summary>Killed after so many milliseconds, whatever it was at then.</summary>
    [Fact]
    public async Task Runs_on_when_its_node_is_killed_while_a_checkpoint_is_taken()
    {
        var host = await Protected();
        var value = await fog.Count();
        foreach (var delay in new[] { 100, 250, 400, 600 })
        {
            var asked = fog.Fog.Run("checkpoint", "hello/counter");
            await Task.Delay(delay + 600, ThreeNodes.Cancel); // the command itself takes that long to ask
            await host.Kill(ThreeNodes.Cancel);
            await host.Start(cancel: ThreeNodes.Cancel);
            await asked;
            await ThreeNodes.Until("the node is back", 30, () => fog.Fog.IsThere("hello", "counter"));
            Assert.Equal(++value, await fog.Count());
            Assert.Equal(1, await Copies());
        }

        await ThreeNodes.Until("another is taken", 30, async () => (await fog.Fog.Run("checkpoint", "hello/counter")).ExitCode == 0);
        Assert.Equal("", (await host.Exec(["sh", "-c", "ls -d /var/lib/fog/tasks/hello.counter*/checkpoint 2>/dev/null || true"], ThreeNodes.Cancel)).Output);
    }

    /// <summary>Hello with a protected counter alone on a host that doesn't manage the swarm: with the manager the others would lose their network.</summary>
    private async Task<LabHost> Protected()
    {
        var hello = await File.ReadAllTextAsync(ThreeNodes.Hello, ThreeNodes.Cancel);
        await fog.Deploy("hello", With(With(hello, "web", "placement: { with: [greeter] }"), "counter", "placement: { apart: [greeter] }", "protect: { every: 5s, copies: 2 }"));
        if (await IsManager(await Host()))
        {
            await fog.Fog.Succeed("migrate", "hello/counter");
        }

        return await Host();
    }

    private static string With(string spec, string task, params string[] lines)
    {
        var build = $"    build: ./out/{task}\n";
        Assert.Contains(build, spec, StringComparison.Ordinal);
        return spec.Replace(build, build + string.Concat(lines.Select(line => $"    {line}\n")), StringComparison.Ordinal);
    }

    private async Task<LabHost> Host() => fog.Lab.Host((string)(await fog.Fog.Task("hello", "counter"))["node"]!);

    private static async Task<bool> IsManager(LabHost host) =>
        (await host.Exec(["docker", "info", "--format", "{{.Swarm.ControlAvailable}}"], ThreeNodes.Cancel)).Output.Trim() == "true";

    private async Task<JsonNode?> Last() => (await fog.Fog.Task("hello", "counter"))["checkpoint"]?["last"];

    private static DateTimeOffset At(JsonNode checkpoint) => DateTimeOffset.Parse((string)checkpoint["at"]!, CultureInfo.InvariantCulture);

    private async Task<bool> IsBack(string lost)
    {
        var shown = await fog.Fog.Run("status", "hello", "--output", "json");
        return shown.Output.Length > 0 && JsonNode.Parse(shown.Output)!["tasks"]!.AsArray().Single(task => (string?)task!["task"] == "hello/counter") is { } counter
            && (string?)counter["phase"] == "running" && (string?)counter["node"] != lost && (bool)counter["reachable"]!;
    }

    private async Task<bool> Answers()
    {
        try
        {
            return await fog.Count() > 0;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private Task<string> Inside(params string[] command) => fog.Fog.Succeed(["exec", "box/a", "--", .. command]);

    private async Task<int> Copies() => (await Everywhere("pgrep -c -x counter || true")).Sum(output => int.Parse(output, CultureInfo.InvariantCulture));

    private async Task<string[]> Everywhere(string command) =>
        [.. (await Task.WhenAll(fog.Hosts.Select(host => fog.Lab.Host(host).Exec(["sh", "-c", command], ThreeNodes.Cancel)))).Select(result => result.Output)];
}
