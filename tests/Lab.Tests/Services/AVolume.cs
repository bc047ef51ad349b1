using System.Text.Json.Nodes;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AVolume(ThreeNodes fog) : IAsyncLifetime
{
    private readonly ToolBox _box = new();

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_box.Path("seed"));
        await File.WriteAllTextAsync(_box.Path("seed/greeting"), "hello\n", ThreeNodes.Cancel);
        await fog.Fog.Succeed("deploy", Spec());
    }

    public async ValueTask DisposeAsync()
    {
        await fog.Fog.Run("rm", "box", "--volumes");
        _box.Dispose();
    }

    [Fact]
    public async Task Holds_its_seed_and_no_more_than_its_size()
    {
        Assert.Equal("hello\n", await Inside("cat", "/small/greeting"));
        Assert.Equal("hello\n", await Inside("cat", "/memory/greeting"));
        foreach (var volume in new[] { "/small", "/memory" })
        {
            var full = await fog.Fog.Run("exec", "box/a", "--", "dd", "if=/dev/zero", $"of={volume}/x", "bs=1M", "count=20");
            Assert.Contains("No space left", full.Error, StringComparison.Ordinal);
            await Inside("rm", $"{volume}/x");
        }
    }

    [Fact]
    public async Task Survives_the_kill_of_its_node_the_loss_of_its_host_and_the_removal_of_its_service_but_not_in_memory()
    {
        await Inside("dd", "if=/dev/zero", "of=/small/kept", "bs=1k", "count=100");
        await Inside("dd", "if=/dev/zero", "of=/memory/lost", "bs=1k", "count=100");
        await Inside("sync");
        var host = await Host();

        await host.Kill(ThreeNodes.Cancel);
        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the node has taken its task over", 20, async () => (bool)(await fog.Fog.Task("box", "a"))["reachable"]!);
        Assert.Contains("kept", await Inside("ls", "/small"), StringComparison.Ordinal);
        Assert.Contains("lost", await Inside("ls", "/memory"), StringComparison.Ordinal);

        await host.Crash(ThreeNodes.Cancel);
        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("its loss is known", 30, async () => (string?)(await fog.Fog.Task("box", "a"))["phase"] == "failed");
        await fog.Fog.Succeed("deploy", Spec());
        Assert.Equal(host.State.Name, (string?)(await fog.Fog.Task("box", "a"))["node"]);
        Assert.Contains("kept", await Inside("ls", "/small"), StringComparison.Ordinal);
        Assert.Equal("greeting\n", await Inside("ls", "/memory"));

        await fog.Fog.Succeed("rm", "box");
        Assert.Empty((await host.Exec(["sh", "-c", "grep -E 'fog.box' /proc/mounts || true"], ThreeNodes.Cancel)).Output);
        await fog.Fog.Succeed("deploy", Spec());
        Assert.Equal(host.State.Name, (string?)(await fog.Fog.Task("box", "a"))["node"]); // it has a pinned volume
        Assert.Contains("kept", await Inside("ls", "/small"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_exported_while_it_is_in_use_and_filled_and_removed_when_it_is_not()
    {
        await Inside("dd", "if=/dev/zero", "of=/small/mine", "bs=1k", "count=100");
        await fog.Fog.Succeed("volume", "export", "box/a/small", _box.Path("small.tar"));
        Assert.Contains("in hand", (await fog.Fog.Run("volume", "import", "box/a/small", _box.Path("seed"))).Error, StringComparison.Ordinal);
        Assert.Contains("in hand", (await fog.Fog.Run("volume", "rm", "box/a/small")).Error, StringComparison.Ordinal);
        await fog.Fog.Succeed("rm", "box");

        await File.WriteAllTextAsync(_box.Path("seed/greeting"), "another\n", ThreeNodes.Cancel);
        await fog.Fog.Succeed("volume", "import", "box/a/small", _box.Path("seed"));
        await fog.Fog.Succeed("deploy", Spec());
        Assert.Equal("greeting\n", await Inside("ls", "/small"));
        Assert.Equal("another\n", await Inside("cat", "/small/greeting"));
        Assert.Equal("hello\n", await Inside("cat", "/plain/greeting")); // a new seed fills new volumes only

        await fog.Fog.Succeed("rm", "box");
        await fog.Fog.Succeed("volume", "import", "box/a/small", _box.Path("small.tar"));
        await fog.Fog.Succeed("volume", "rm", "box/a/plain");
        Assert.Equal(["box/a/pin", "box/a/small"], JsonNode.Parse(await fog.Fog.Succeed("volume", "ls", "box", "-o", "json"))!.AsArray().Select(volume => (string?)volume!["volume"]));
        await fog.Fog.Succeed("deploy", Spec());
        Assert.Equal("greeting\nmine\n", await Inside("ls", "/small"));
        Assert.Equal("another\n", await Inside("cat", "/plain/greeting"));
    }

    [Fact]
    public async Task Grows_but_does_not_shrink()
    {
        await fog.Fog.Succeed("deploy", Spec(size: "16Mi"));
        await Inside("dd", "if=/dev/zero", "of=/small/x", "bs=1M", "count=12");
        Assert.Contains("can't be made smaller", (await fog.Fog.Run("deploy", Spec(size: "4Mi"))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Holds_what_it_held_when_its_task_comes_back_from_rest_in_memory_too()
    {
        foreach (var volume in new[] { "/plain", "/small", "/memory", "/pin" })
        {
            await Inside("sh", "-c", $"echo {volume} >{volume}/kept");
        }

        await fog.Fog.Succeed("suspend", "box/a");
        await fog.Fog.Succeed("resume", "box/a");

        foreach (var volume in new[] { "/plain", "/small", "/memory", "/pin" })
        {
            Assert.Equal($"{volume}\n", await Inside("cat", $"{volume}/kept"));
        }
    }

    private string Spec(string size = "8Mi") => _box.Spec(
        "box",
        $"command: {ToolBox.Idle}",
        "resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }",
        "volumes:",
        "  - { name: plain, path: /plain, seed: ./seed }",
        $"  - {{ name: small, path: /small, seed: ./seed, size: {size} }}",
        "  - { name: memory, path: /memory, seed: ./seed, inMemory: true, size: 10Mi }",
        "  - { name: pin, path: /pin, pinned: true }");

    private Task<string> Inside(params string[] command) => fog.Fog.Succeed(["exec", "box/a", "--", .. command]);

    private async Task<LabHost> Host() => fog.Lab.Host((string)(await fog.Fog.Task("box", "a"))["node"]!);
}
