using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Fog.Lab;
using Fog.Tests.Services;

namespace Fog.Tests.Migration;

/// <summary>One TCP connection from outside to a task's published port, which isn't made again when it breaks.</summary>
internal sealed class KeptConnection : IDisposable
{
    /// <summary>Longer than any standstill.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Socket _socket;

    private KeptConnection(Socket socket) => _socket = socket;

    /// <summary>A connection through a host's node.</summary>
    public static async Task<KeptConnection> To(FogLab lab, string host, int port)
    {
        var socket = await LabSocket.Create(Namespaces.File(lab.State.Namespace));
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(lab.Host(host).State.Address), port), ThreeNodes.Cancel);
        return new KeptConnection(socket);
    }

    /// <summary>The number that a path answers with.</summary>
    public async Task<int> Ask(string path)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ThreeNodes.Cancel);
        deadline.CancelAfter(Patience);
        await _socket.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: task\r\n\r\n"), deadline.Token);
        var (answer, bytes) = ("", new byte[4096]);
        while (answer.Split("\r\n\r\n") is not [_, { Length: > 0 }])
        {
            var read = await _socket.ReceiveAsync(bytes, deadline.Token);
            answer += read > 0 ? Encoding.ASCII.GetString(bytes, 0, read) : throw new IOException($"the connection ended after '{answer}'");
        }

        return int.Parse(answer.Split("\r\n\r\n")[1], CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();
}
