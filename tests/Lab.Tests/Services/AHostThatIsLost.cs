using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AHostThatIsLost(ThreeNodes fog) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await fog.Deploy();

    public async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { "h1", "h2", "h3" })
        {
            await fog.Lab.Host(name).Start(cancel: ThreeNodes.Cancel);
        }

        await fog.Clear();
    }

    /// <summary>With the swarm's manager its networks are lost too: the next deploy makes a new swarm and brings all tasks into it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Gives_its_task_to_another_at_the_next_deploy_and_clears_it_away_when_it_is_back(bool isManager)
    {
        var lost = await OnAHost(isManager);
        var host = fog.Lab.Host((string)lost["node"]!);
        var task = ((string)lost["task"]!).Split('/')[1];
        await host.Crash(ThreeNodes.Cancel);
        await ThreeNodes.Until("the host is known to be gone", 30, () => fog.Fog.IsAway("hello", task));
        await ThreeNodes.Until("whoever asks is told so", 30, async () =>
        {
            var told = await fog.Fog.Run("status", "hello");
            TestContext.Current.TestOutputHelper?.WriteLine(told.Error); // while grains move from that host a question may stay without answer
            return told.ExitCode == 1 && told.Output.Contains("unavailable", StringComparison.Ordinal);
        });

        await fog.Deploy();

        var moved = await fog.Fog.Task("hello", task);
        Assert.NotEqual((string)lost["node"]!, (string)moved["node"]!);
        await ThreeNodes.Until("the page answers", 10, async () => await fog.Count() > 0);

        await host.Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the host has cleared the task away", 30, async () =>
            (await host.Exec(["sh", "-c", "ls /var/lib/fog/tasks; docker ps --all --quiet"], ThreeNodes.Cancel)).Output.Length == 0);
        Assert.Equal("running", (string?)(await fog.Fog.Task("hello", task))["phase"]);
    }

    /// <summary>A task on a host that manages the swarm, or on one that doesn't.</summary>
    private async Task<JsonNode> OnAHost(bool isManager)
    {
        foreach (var task in new[] { "counter", "greeter", "web" })
        {
            var status = await fog.Fog.Task("hello", task);
            var info = await fog.Lab.Host((string)status["node"]!).Exec(["docker", "info", "--format", "{{.Swarm.ControlAvailable}}"], ThreeNodes.Cancel);
            if (info.Output.Trim() == (isManager ? "true" : "false"))
            {
                return status;
            }
        }

        throw new InvalidOperationException("No task is on such a host.");
    }
}
