using System.Net.Sockets;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Whether an engine listens at the path where a node looks for it.</summary>
public static class EngineSocket
{
    public static async Task<bool> Answers(CancellationToken cancellation)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint("/var/run/docker.sock"), cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
