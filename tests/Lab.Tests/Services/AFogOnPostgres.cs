using Fog.Lab;
using Xunit;

namespace Fog.Tests.Services;

/// <summary>The store for real use instead of the embedded one: a private PostgreSQL, its tables made by whichever node comes first.</summary>
[Collection(FogLabs.Name)]
public sealed class AFogOnPostgres : IAsyncLifetime
{
    private const string Name = "testpg";
    private FogLab? _lab;

    public async ValueTask InitializeAsync()
    {
        var hosts = new[] { "h1", "h2" }.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30));
        _lab = await FogLab.Up(new LabSpec(Name, [.. hosts], []) { NodeProgram = Checkout.Node, Store = StoreKind.Postgres }, cancel: ThreeNodes.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
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
    }
}
