using System.Globalization;
using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AService(ThreeNodes fog) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fog.Deploy();

    public async ValueTask DisposeAsync() => await fog.Clear();

    [Fact]
    public async Task Spreads_over_three_engines_and_its_tasks_talk_by_name()
    {
        var status = JsonNode.Parse(await fog.Fog.Succeed("status", "hello", "--output", "json"))!;

        Assert.Equal("running", (string?)status["phase"]);
        Assert.Equal(3, status["tasks"]!.AsArray().Select(task => (string?)task!["node"]).Distinct().Count());
        var counted = new[] { await fog.Count(), await fog.Count(), await fog.Count() };
        Assert.Equal([1, 2, 3], counted);
    }

    [Fact]
    public async Task Keeps_its_process_and_its_memory_when_a_node_is_killed_and_started_again()
    {
        var before = await fog.Fog.Task("hello", "counter");
        var host = fog.Lab.Host((string)before["node"]!);
        Assert.Equal(1, await fog.Count());

        await host.Kill(ThreeNodes.Cancel);
        Assert.Equal(2, await fog.Count());
        await host.Start(cancel: ThreeNodes.Cancel);

        await ThreeNodes.Until("the node has taken its task over", 20, async () => (bool)(await fog.Fog.Task("hello", "counter"))["reachable"]!);
        var after = await fog.Fog.Task("hello", "counter");
        Assert.Equal("running", (string?)after["phase"]);
        Assert.Equal((int)before["pid"]!, (int)after["pid"]!);
        Assert.Equal(3, await fog.Count());
    }

    [Fact]
    public async Task Is_not_changed_by_the_same_spec()
    {
        await fog.Count();
        var pids = await Pids();

        Assert.Contains("nothing changed", await fog.Deploy(), StringComparison.Ordinal);

        Assert.Equal(pids, await Pids());
        Assert.Equal(2, await fog.Count());
    }

    [Fact]
    public async Task Changes_where_a_changed_spec_differs_and_nowhere_else()
    {
        await fog.Count();
        var before = await Pids();
        var changed = Path.Combine(Path.GetDirectoryName(ThreeNodes.Hello)!, $"changed-{Guid.NewGuid():N}.yaml");
        var spec = await File.ReadAllTextAsync(ThreeNodes.Hello, ThreeNodes.Cancel);
        await File.WriteAllTextAsync(changed, spec.Replace("GREETER: ", "ADDED: \"1\", GREETER: ", StringComparison.Ordinal), ThreeNodes.Cancel);
        try
        {
            await fog.Fog.Succeed("deploy", changed);
        }
        finally
        {
            File.Delete(changed);
        }

        var after = await Pids();
        Assert.Equal(before["counter"], after["counter"]);
        Assert.Equal(before["greeter"], after["greeter"]);
        Assert.Equal(2, await fog.Count());
    }

    [Fact]
    public async Task Shows_what_its_tasks_wrote_also_before_a_restart_of_the_node()
    {
        var host = fog.Lab.Host((string)(await fog.Fog.Task("hello", "web"))["node"]!);
        await host.Kill(ThreeNodes.Cancel);
        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the node has taken its task over", 20, async () => (bool)(await fog.Fog.Task("hello", "web"))["reachable"]!);

        Assert.Contains("web listens on 8080", await fog.Fog.Succeed("logs", "hello/web"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tells_what_happened_in_order_and_without_gaps()
    {
        var lines = (await fog.Fog.Succeed("events", "hello", "--output", "json")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var numbers = lines.Select(line => (long)JsonNode.Parse(line)!["sequence"]!).ToArray();

        Assert.Equal(Enumerable.Range((int)numbers[0], numbers.Length).Select(number => (long)number), numbers);
        Assert.Equal("running", (string?)JsonNode.Parse(lines[^1])!["phase"]);
    }

    private async Task<Dictionary<string, string>> Pids()
    {
        var status = JsonNode.Parse(await fog.Fog.Succeed("status", "hello", "--output", "json"))!;
        return status["tasks"]!.AsArray().ToDictionary(
            task => ((string)task!["task"]!).Split('/')[1],
            task => string.Create(CultureInfo.InvariantCulture, $"{(string)task!["node"]!}:{(int)task["pid"]!}"));
    }
}
