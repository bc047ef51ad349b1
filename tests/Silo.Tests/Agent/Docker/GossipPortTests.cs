using System.Net;
using System.Net.Sockets;
using Fog.Agent.Docker;

namespace Fog.Tests.Agent.Docker;

public sealed class A_port_of_gossip
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_waited_for_and_named_when_somebody_keeps_it()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var error = await Assert.ThrowsAsync<FogException>(() => GossipPort.Free(IPAddress.Loopback, port, TimeProvider.System, Ct));

        Assert.Contains($"Port {port} of 127.0.0.1 is taken", error.Message, StringComparison.Ordinal);
        var free = GossipPort.Free(IPAddress.Loopback, port, TimeProvider.System, Ct);
        other.Stop();
        await free;
    }
}
