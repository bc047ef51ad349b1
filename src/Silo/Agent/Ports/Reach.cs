using System.Net;
using System.Net.Sockets;
using Fog.Agent.Namespaces;
using Fog.Placement;
using Orleans.Runtime;

namespace Fog.Agent.Ports;

/// <summary>Makes connections that go a given way.</summary>
internal sealed class Reach(NamespaceSockets sockets, IClusterMembershipService membership, TimeProvider clock)
{
    /// <summary>Seconds of silence after which a peer is asked whether it is there, between two such questions, and how often.</summary>
    private const int KeepAliveTime = 60, KeepAliveInterval = 15, KeepAliveRetries = 6;

    /// <summary>A connection that goes that way; null when there is none now: refused, silent, unreachable.</summary>
    /// <exception cref="FogException">The entry's namespace can't be entered.</exception>
    public async Task<Socket?> Task(Way way, TimeSpan patience, CancellationToken ct) => way switch
    {
        Way.Enter enter => await Connect(await sockets.Tcp(enter.Namespace), enter.Door, patience, ct),
        Way.Relay relay when membership.Endpoint(relay.Node) is { } host =>
            await Connect(new Socket(host.AddressFamily, SocketType.Stream, ProtocolType.Tcp), new IPEndPoint(host.Address, relay.Port), patience, ct),
        _ => null,
    };

    /// <summary>Small writes go at once, and a peer that vanished without a word doesn't hold its connection for ever.</summary>
    public static void Tune(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, KeepAliveTime);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, KeepAliveInterval);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, KeepAliveRetries);
    }

    private async Task<Socket?> Connect(Socket socket, IPEndPoint door, TimeSpan patience, CancellationToken ct)
    {
        using var patient = new CancellationTokenSource(patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patient.Token);
        try
        {
            Tune(socket);
            await socket.ConnectAsync(door, either.Token);
            return socket;
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            ct.ThrowIfCancellationRequested();
            return null;
        }
    }
}
