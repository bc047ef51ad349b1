using System.Net.Sockets;
using System.Text.Json;

namespace Fog.Agent.Migration.Files;

/// <summary>
/// What rsync starts to reach the other host: it hands what rsync says to the agent, which has the connection. The first line tells what is
/// to run at the other end.
/// </summary>
public static class RsyncShell
{
    /// <summary>The first argument that makes the node's program this.</summary>
    public const string Verb = "rsync-shell";

    /// <summary>Arguments: the verb, the agent's socket, a host's name, the other end's command.</summary>
    public static async Task<int> Run(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(arguments[1]));
        await using var agent = new NetworkStream(socket);
        await agent.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(arguments[3..]));
        agent.WriteByte((byte)'\n');
        var up = Up(agent, socket);
        await using var output = Console.OpenStandardOutput();
        await agent.CopyToAsync(output);
        return 0;
    }

    private static async Task Up(NetworkStream agent, Socket socket)
    {
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(agent);
        socket.Shutdown(SocketShutdown.Send);
    }
}
