using System.Net.Sockets;
using System.Text;

namespace Fog.Lab.Shaping;

/// <summary>
/// How the switch is told to read its rules again: a connection to switch.sock, answered by "ok" once they are in effect, or
/// by what went wrong.
/// </summary>
internal static class SwitchControl
{
    private const string Good = "ok";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static string SocketPath(string folder) => Path.Combine(folder, "switch.sock");

    /// <summary>The switch's end.</summary>
    public static Socket Listen(string folder)
    {
        File.Delete(SocketPath(folder));
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(SocketPath(folder)));
        socket.Listen();
        return socket;
    }

    /// <summary>Takes one waiting connection, loads the rules and answers.</summary>
    public static void Serve(Socket listener, Action reload)
    {
        using var client = listener.Accept();
        client.SendTimeout = (int)Patience.TotalMilliseconds;
        try
        {
            client.Send(Encoding.UTF8.GetBytes(Answer(reload)));
        }
        catch (SocketException)
        {
            // Whoever asked has left; the rules are loaded all the same.
        }
    }

    /// <summary>The lab's end: returns once the rules are in effect.</summary>
    /// <exception cref="SocketException">No switch runs.</exception>
    public static async Task Reload(string folder, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath(folder)), limit.Token);
        using var reader = new StreamReader(new NetworkStream(socket), Encoding.UTF8);
        var answer = await reader.ReadToEndAsync(limit.Token);
        if (answer != Good)
        {
            throw new LabException($"The switch refused its rules: {(answer.Length > 0 ? answer : "it ended")}");
        }
    }

    private static string Answer(Action reload)
    {
        try
        {
            reload();
            return Good;
        }
        catch (Exception e) when (e is LabException or IOException or System.Text.Json.JsonException)
        {
            return e.Message;
        }
    }
}
