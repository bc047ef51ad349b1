using System.Net;
using System.Net.Sockets;
using Fog.Client;

namespace Fog.Tests.Connecting;

public sealed class AClientWithoutAFog
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Says_at_once_which_gateways_refused_and_what_to_do()
    {
        var error = await Assert.ThrowsAsync<FogException>(() =>
            FogClient.Connect(new FogClientOptions { Gateways = ["127.0.0.1:1", "127.0.0.1:2"], ConnectTimeout = TimeSpan.FromMinutes(5) }, Ct));
        Assert.Contains("127.0.0.1:1: Connection refused", error.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1:2: Connection refused", error.Message, StringComparison.Ordinal);
        Assert.Contains("'fog lab up' or a node by 'fog-node', or name other gateways in FOG_GATEWAYS=ADDRESS:PORT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_up_on_a_gateway_that_accepts_but_says_nothing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var options = new FogClientOptions { Gateways = [$"{silent.LocalEndpoint}"], ConnectTimeout = TimeSpan.FromSeconds(1) };
        var error = await Assert.ThrowsAsync<FogException>(() => FogClient.Connect(options, Ct).WaitAsync(TimeSpan.FromSeconds(30), Ct));
        Assert.Contains($"{silent.LocalEndpoint}: no fog node with cluster id 'fog' within 1 s", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:many", "isn't of the form ADDRESS:PORT")]
    [InlineData("a:b:c", "isn't of the form ADDRESS:PORT")]
    [InlineData("no-such-host.invalid:30000", "the name 'no-such-host.invalid' has no address")]
    public async Task Says_which_gateway_is_no_address(string gateway, string gist)
    {
        var error = await Assert.ThrowsAsync<FogException>(() => FogClient.Connect(new FogClientOptions { Gateways = [gateway] }, Ct));
        Assert.Contains($"Gateway '{gateway}'", error.Message, StringComparison.Ordinal);
        Assert.Contains(gist, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1:30000")]
    [InlineData("10.0.0.1:4000", "10.0.0.1:4000")]
    [InlineData("[::1]:4000", "[::1]:4000")]
    [InlineData("localhost:4000", "127.0.0.1:4000")]
    public async Task Knows_an_address_in_each_of_its_forms(string text, string point) =>
        Assert.Contains(IPEndPoint.Parse(point), await GatewayAddress.Resolve(text, Ct));

    [Theory]
    [InlineData(null, new[] { "127.0.0.1:30000" })]
    [InlineData(" ", new[] { "127.0.0.1:30000" })]
    [InlineData("a:1, b:2 c", new[] { "a:1", "b:2", "c" })]
    public void Takes_its_gateways_from_the_variable(string? value, string[] gateways) => Assert.Equal(gateways, GatewayAddress.Split(value));
}
