using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CliWrap;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>Two tasks count together in the shared state of their service and listen to each other, while one of them is moved.</summary>
[Collection(FogLabs.Name)]
public sealed partial class ASharedStateInMoves(ThreeNodes fog, ITestOutputHelper output) : IAsyncLifetime
{
    private const string Spec = """
        version: 1
        name: counts
        tasks:
          mover:
            build: ./out/state
            resources: { cpu: 0.3, memory: 32Mi, disk: 20Mi }
            port: 8080
            migratable: true
          stayer:
            build: ./out/state
            resources: { cpu: 0.3, memory: 32Mi, disk: 20Mi }
            port: 8080
            migratable: true
        """;

    public async ValueTask InitializeAsync()
    {
        var folder = Checkout.Sample("hello/out/state");
        Directory.CreateDirectory(folder);
        await Cli.Wrap("gcc")
            .WithArguments(["-static", "-O2", "-pthread", "-o", Path.Combine(folder, "state"), Path.Combine(Checkout.Root, "tests/workloads/state.c")])
            .ExecuteAsync(ThreeNodes.Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), "FROM scratch\nCOPY state /state\nCMD [\"/state\"]\n", ThreeNodes.Cancel);
        await fog.Deploy("counts", Spec);
    }

    public async ValueTask DisposeAsync() => await fog.Fog.Run("rm", "counts", "--volumes");

    [Fact]
    public async Task Loses_no_write_doubles_none_and_tells_each_once()
    {
        for (var move = 0; move < 3; move++)
        {
            await HeardMore();
            var from = (string)(await fog.Fog.Task("counts", "mover"))["node"]!;
            var to = OnHosts.Names[(Array.IndexOf(OnHosts.Names, from) + 1) % OnHosts.Names.Length];
            await fog.Fog.Succeed("migrate", "counts/mover", "--to", to);
        }

        await HeardMore();
        var (mover, stayer) = (await Ask("mover", "/stop"), await Ask("stayer", "/stop"));
        var written = mover.Counted + stayer.Counted;
        Assert.Equal(written, int.Parse(await fog.Fog.Succeed("state", "get", "counts", "counter"), CultureInfo.InvariantCulture));
        var keys = JsonNode.Parse(await fog.Fog.Succeed("state", "ls", "counts", "log/", "-o", "json"))!["entries"]!.AsArray();
        Assert.Equal(written, keys.Count);
        await ThreeNodes.Until("each write was told to each task", 30, async () =>
            (await Ask("mover", "/")).Told == written && (await Ask("stayer", "/")).Told == written);
    }

    /// <summary>When this returns, the task has written and heard since.</summary>
    private async Task HeardMore()
    {
        var before = await Ask("mover", "/");
        await ThreeNodes.Until("the task writes and hears more", 30, async () =>
            await Ask("mover", "/") is var now && now.Counted > before.Counted + 5 && now.Told > before.Told + 10);
    }

    private async Task<(int Counted, int Told)> Ask(string task, string path)
    {
        var text = await fog.Get("counts", task, path);
        output.WriteLine($"{task}: {text}");
        var numbers = Report().Match(text);
        Assert.True(numbers.Success, text);
        return (int.Parse(numbers.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(numbers.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>Without a complaint behind it.</summary>
    [GeneratedRegex("^counted ([0-9]+) told ([0-9]+) repeated [0-9]+$")]
    private static partial Regex Report();
}
