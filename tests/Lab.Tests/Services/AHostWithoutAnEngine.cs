using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AHostWithoutAnEngine(ThreeNodes fog) : IAsyncLifetime
{
    private const string Guest = "guest";

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await fog.Lab.Host("h3").Exec(["pkill", "--full", "Fog:Name=guest"], ThreeNodes.Cancel);
        await ThreeNodes.Until("the guest has left", 30, async () => !(await fog.Fog.Succeed("nodes")).Contains(Guest, StringComparison.Ordinal));
        await fog.Lab.Host("h3").Exec(["rm", "--recursive", "--force", "/tmp/fog-guest"], ThreeNodes.Cancel);
    }

    [Fact]
    public async Task Joins_offers_what_it_can_and_says_why_it_runs_no_tasks()
    {
        await Start([]);
        await ThreeNodes.Until("the guest has joined", 30, async () => (await fog.Fog.Succeed("nodes")).Contains(Guest, StringComparison.Ordinal));

        var nodes = await fog.Fog.Succeed("nodes");
        Assert.Contains("guest runs no tasks: No Docker Engine answers at unix:///nowhere.sock", nodes, StringComparison.Ordinal);
        Assert.DoesNotContain(Guest, await fog.Fog.Succeed("plan", ThreeNodes.Hello), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Or_without_root_says_that_too()
    {
        var folder = Path.GetDirectoryName(fog.Lab.State.ConnectionString.Split('=', 2)[1])!;
        await fog.Lab.Host("h3").Exec(["chmod", "--recursive", "a+rwX", folder], ThreeNodes.Cancel);
        await fog.Lab.Host("h3").Exec(["chmod", "a+x", "/var/lib/fog-lab", Path.GetDirectoryName(folder)!], ThreeNodes.Cancel);

        await Start(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]);

        await ThreeNodes.Until("the guest has joined", 30, async () =>
            (await fog.Fog.Succeed("nodes")).Contains("guest runs no tasks: The node doesn't run as root", StringComparison.Ordinal));
    }

    /// <summary>A second node on h3's network that knows of no engine.</summary>
    private async Task Start(string[] asWhom)
    {
        const string data = "/tmp/fog-guest";
        var store = fog.Lab.State.ConnectionString;
        await fog.Lab.Host("h3").Exec(
            ["setsid", "--fork", "sh", "-c", "exec \"$0\" \"$@\" >/dev/null 2>&1 </dev/null",
                .. asWhom, Checkout.Node, $"--Fog:Name={Guest}", "--Fog:Address=10.77.0.3", "--Fog:SiloPort=12111", "--Fog:GatewayPort=31000", "--Fog:HttpPort=9700",
                $"--Fog:DataDirectory={data}/data", $"--Fog:RunDirectory={data}/run", "--Fog:DockerSocket=unix:///nowhere.sock", $"--Fog:ConnectionString={store}"],
            ThreeNodes.Cancel);
    }
}
