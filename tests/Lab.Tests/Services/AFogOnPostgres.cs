using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

/// <summary>
/// The store for real use instead of the embedded one: a private PostgreSQL, its tables made by whichever node comes first. Its hosts stay in the
/// swarm for a short time only, so that they are seen to leave it.
/// </summary>
[Collection(FogLabs.Name)]
public sealed class AFogOnPostgres : IAsyncLifetime
{
    private const string Name = "testpg";
    private const string Stay = "Fog__SwarmStaySeconds";
    private FogLab? _lab;

    public async ValueTask InitializeAsync()
    {
        var hosts = new[] { "h1", "h2" }.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30));
        Environment.SetEnvironmentVariable(Stay, "5");
        _lab = await FogLab.Up(new LabSpec(Name, [.. hosts], []) { NodeProgram = Checkout.Node, Store = StoreKind.Postgres }, cancel: ThreeNodes.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable(Stay, null);
        if (_lab is not null)
        {
            await _lab.Down(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Runs_a_service_and_keeps_its_state_when_every_node_is_killed_and_started_again()
    {
        var fog = new FogCommand(Name);
        await fog.Succeed("deploy", ThreeNodes.Hello);
        var before = await fog.Task("hello", "counter");

        await Task.WhenAll(_lab!.Host("h1").Kill(ThreeNodes.Cancel), _lab.Host("h2").Kill(ThreeNodes.Cancel));
        await Task.WhenAll(_lab.Host("h1").Start(cancel: ThreeNodes.Cancel), _lab.Host("h2").Start(cancel: ThreeNodes.Cancel));

        await ThreeNodes.Until("the fog knows its service", 60, async () => (await fog.Run("status", "hello")).ExitCode == 0);
        var after = await fog.Task("hello", "counter");
        Assert.Equal((int)before["pid"]!, (int)after["pid"]!);
        Assert.Contains("nothing changed", await fog.Succeed("deploy", ThreeNodes.Hello), StringComparison.Ordinal);
        await fog.Succeed("rm", "hello", "--volumes");
        foreach (var host in new[] { _lab.Host("h1"), _lab.Host("h2") })
        {
            await ThreeNodes.Until($"{host} has left the swarm", 60, async () =>
                (await host.Exec(["docker", "info", "--format", "{{.Swarm.LocalNodeState}}"], ThreeNodes.Cancel)).Output == "inactive\n");
        }
    }
}
