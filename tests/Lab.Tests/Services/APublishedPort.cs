using System.Net;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class APublishedPort(ThreeNodes fog) : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private int _port;
    private string _host = "";

    /// <summary>One task on three nodes: two of them have nothing of its service.</summary>
    public async ValueTask InitializeAsync()
    {
        await fog.Deploy("one", """
            version: 1
            name: one
            tasks:
              counter: { build: ./out/counter, resources: { cpu: 0.1, memory: 64Mi, disk: 50Mi }, port: 8080 }
            """);
        var task = await fog.Fog.Task("one", "counter");
        (_port, _host) = ((int)task["publishedPort"]!, (string)task["node"]!);
    }

    public async ValueTask DisposeAsync()
    {
        await fog.Lab.Host(_host).Start(cancel: ThreeNodes.Cancel);
        await fog.Fog.Run("rm", "one", "--volumes");
    }

    [Fact]
    public async Task Is_answered_by_every_node_also_those_without_a_task_of_the_service()
    {
        foreach (var node in new[] { "h1", "h2", "h3", "h1", "h2", "h3" })
        {
            Assert.Equal(HttpStatusCode.OK, await Ask(node));
        }
    }

    [Fact]
    public async Task Reaches_the_task_from_an_entry_of_its_own_after_a_first_connection()
    {
        var other = new[] { "h1", "h2", "h3" }.First(node => node != _host);
        await Ask(other);
        await ThreeNodes.Until("the node has an entry to the service", 20, async () =>
            (await Run(other, "docker", "ps", "--format", "{{.Names}}")).Contains("fog-entry.one", StringComparison.Ordinal));
        await ThreeNodes.Until("the entry has a way to the task", 10, async () =>
            (await InEntry(other, "ip", "route")).Contains("100.64.", StringComparison.Ordinal));

        // Seen from the entry: a connection of its own to the task, not one to another node.
        using var http = fog.Lab.Http();
        using var answer = await http.GetAsync(new Uri($"http://{fog.Lab.Host(other).State.Address}:{_port}/healthz"), ThreeNodes.Cancel);
        Assert.Contains(":8080", await InEntry(other, "ss", "-Htn", "state", "established"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lets_a_connection_wait_that_was_opened_while_the_task_has_no_process()
    {
        var pid = (int)(await fog.Fog.Task("one", "counter"))["pid"]!;
        await Run(_host, "kill", "-KILL", $"{pid}");
        await ThreeNodes.Until("the task has no process", 10, async () => (string?)(await fog.Fog.Task("one", "counter"))["phase"] == "failed");

        var asked = new[] { "h1", "h2", "h3" }.Select(Ask).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, ThreeNodes.Cancel);
        Assert.All(asked, answer => Assert.False(answer.IsCompleted));
        await fog.Deploy("one", null);

        Assert.All(await Task.WhenAll(asked), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Is_served_again_by_a_node_that_was_killed_and_by_the_others_meanwhile()
    {
        await Ask(_host);
        var host = fog.Lab.Host(_host);
        var others = new[] { "h1", "h2", "h3" }.Where(node => node != _host).ToArray();
        foreach (var other in others)
        {
            await Ask(other);
            await ThreeNodes.Until("the others have entries of their own", 20, async () => (await InEntry(other, "ip", "route")).Contains("100.64.", StringComparison.Ordinal));
        }

        await host.Kill(ThreeNodes.Cancel);
        Assert.All(await Task.WhenAll(others.Select(Ask)), status => Assert.Equal(HttpStatusCode.OK, status));

        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the node serves the port again", 20, async () => (await Run(_host, "ss", "-Hltn", "sport", "=", $":{_port}")).Length > 0);
        Assert.Equal(HttpStatusCode.OK, await Ask(_host));
    }

    private async Task<HttpStatusCode> Ask(string node)
    {
        using var http = fog.Lab.Http();
        http.Timeout = Patience;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{fog.Lab.Host(node).State.Address}:{_port}/healthz");
        request.Headers.ConnectionClose = true;
        using var answer = await http.SendAsync(request, ThreeNodes.Cancel);
        return answer.StatusCode;
    }

    private async Task<string> InEntry(string node, params string[] command)
    {
        var inspected = await Run(node, "docker", "inspect", "--format", "{{.NetworkSettings.SandboxKey}}", "fog-entry.one");
        return inspected.Trim() is { Length: > 0 } place ? await Run(node, ["nsenter", $"--net={place}", .. command]) : "";
    }

    private async Task<string> Run(string node, params string[] command) => (await fog.Lab.Host(node).Exec(command, ThreeNodes.Cancel)).Output;
}
