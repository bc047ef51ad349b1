using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class ASharedState(ThreeNodes fog) : IAsyncLifetime
{
    private readonly ToolBox _box = new();

    public async ValueTask InitializeAsync() => await fog.Fog.Succeed("deploy", _box.Spec(
        "box", "replicas: 2", $"command: {ToolBox.Idle}", "resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }"));

    public async ValueTask DisposeAsync()
    {
        await fog.Fog.Run("rm", "box", "--volumes");
        _box.Dispose();
    }

    [Fact]
    public async Task Is_the_same_for_tasks_on_two_hosts_and_from_outside_and_outlives_each_host_and_the_service()
    {
        Assert.NotEqual(await Node("a-1"), await Node("a-2"));
        await fog.Fog.Succeed("state", "put", "box", "turn", "0");
        Assert.Equal("0", await Read("a-1"));
        await Write("a-1", "1");
        Assert.Equal("1", await Read("a-2"));

        foreach (var name in new[] { "h1", "h2", "h3" })
        {
            var host = fog.Lab.Host(name);
            await host.Kill(ThreeNodes.Cancel);
            var other = await Node("a-1") == name ? "a-2" : "a-1";
            var before = int.Parse(await Read(other), System.Globalization.CultureInfo.InvariantCulture);
            await Write(other, $"{before + 1}");
            await host.Start(cancel: ThreeNodes.Cancel);
            await ThreeNodes.Until("the task on the host that was away sees it", 30, async () =>
                (await fog.Fog.Run("exec", "box/" + (other == "a-1" ? "a-2" : "a-1"), "--", "wget", "-q", "-O", "-", "http://fog:36400/v1/state/turn")).Output == $"{before + 1}");
        }

        await fog.Fog.Succeed("rm", "box");
        await fog.Fog.Succeed("deploy", _box.Path("box.yaml"));
        Assert.Equal("4", await fog.Fog.Succeed("state", "get", "box", "turn"));
        var listing = JsonNode.Parse(await fog.Fog.Succeed("state", "ls", "box", "-o", "json"))!;
        Assert.Equal(5, (int)listing["revision"]!);
    }

    private async Task<string> Node(string task) => (string)(await fog.Fog.Task("box", task))["node"]!;

    private async Task<string> Read(string task) => await fog.Fog.Succeed("exec", $"box/{task}", "--", "wget", "-q", "-O", "-", "http://fog:36400/v1/state/turn");

    /// <summary>busybox has no client that puts: by hand, over a connection whose end of ours stays open until the answer is there.</summary>
    private async Task Write(string task, string value)
    {
        var request = $"PUT /v1/state/turn HTTP/1.1\\r\\nHost: fog\\r\\nContent-Length: {value.Length}\\r\\nConnection: close\\r\\n\\r\\n{value}";
        var script = $"cd /tmp; rm -f ask; mkfifo ask; timeout 20 nc fog 36400 <ask >answer & exec 3>ask; printf '{request}' >&3; wait; head -n 1 answer";
        Assert.Contains("204", await fog.Fog.Succeed("exec", $"box/{task}", "--", "sh", "-c", script), StringComparison.Ordinal);
    }
}
