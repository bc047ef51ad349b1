using System.Net.Sockets;
using Fog.Lab;
using Fog.Lab.Native;

namespace Fog.Tests.Mapping;

/// <summary>Sees each IP packet that comes to a host or leaves it.</summary>
internal sealed class HostTap : IDisposable
{
    /// <summary>ETH_P_ALL in network order: a socket for IP alone isn't shown what leaves.</summary>
    private const ProtocolType EveryFrame = (ProtocolType)0x0300;

    private readonly Socket _socket;
    private readonly byte[] _packet = new byte[1 << 16];

    public HostTap(LabHost host) => _socket = NetworkNamespace.Within(
        Namespaces.File(host.State.Namespace), () => new Socket(AddressFamily.Packet, SocketType.Dgram, EveryFrame) { ReceiveTimeout = 200 });

    /// <summary>The next packet, from its IP header on, valid until the next call; empty when none came for 200 ms; null when the tap is closed.</summary>
    public ReadOnlyMemory<byte>? Next()
    {
        try
        {
            return _packet.AsMemory(0, _socket.Receive(_packet));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            return null;
        }
    }

    public void Dispose() => _socket.Dispose();
}
