using System.Net.Sockets;

namespace Fog.Lab;

/// <summary>HTTP to what runs inside a lab, from outside of it.</summary>
internal static class LabHttp
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A client whose connections start in the network namespace.</summary>
    public static HttpClient Inside(string namespaceFile) => Over(async (context, cancel) =>
    {
        var socket = await LabSocket.Create(namespaceFile);
        await Connect(socket, () => socket.ConnectAsync(context.DnsEndPoint, cancel));
        return new NetworkStream(socket, ownsSocket: true);
    });

    /// <summary>A client whose connections go to a UNIX socket, whatever the host in the address.</summary>
    public static HttpClient ToSocket(string path) => Over(async (_, cancel) =>
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await Connect(socket, () => socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel));
        return new NetworkStream(socket, ownsSocket: true);
    });

    /// <summary>Whether the address answers with success; any failure is a no.</summary>
    public static async Task<bool> Answers(HttpClient client, string address, CancellationToken cancel)
    {
        try
        {
            using var response = await client.GetAsync(new Uri(address), cancel);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or SocketException or LabException)
        {
            cancel.ThrowIfCancellationRequested();
            return false;
        }
    }

    private static HttpClient Over(Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>> connect) =>
        new(new SocketsHttpHandler { ConnectCallback = connect, UseProxy = false }) { Timeout = Patience };

    private static async Task Connect(Socket socket, Func<ValueTask> connect)
    {
        try
        {
            await connect();
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
