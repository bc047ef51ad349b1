using System.Net;
using System.Net.Sockets;

namespace Fog.Samples.Serving;

/// <summary>Serves HTTP/1.1 on one port and never closes a connection that the caller keeps.</summary>
/// <remarks>
/// Plain sockets for three reasons: a move has to carry the connections over, and HttpListener closes each after 100
/// requests or 15 idle seconds; Kestrel more than doubles the program; neither may watch files (CRIU can't dump an
/// inotify watch on an overlay).
/// </remarks>
public static class TaskServer
{
    /// <summary>Returns when <paramref name="stop"/> is cancelled. Connections are served concurrently.</summary>
    /// <param name="largestBody">Requests with a longer body are refused.</param>
    public static async Task Run(int port, Func<Request, CancellationToken, Task<Answer>> answer, CancellationToken stop, int largestBody = 0)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        listener.Start();
        try
        {
            while (true)
            {
                _ = Serve(await listener.AcceptTcpClientAsync(stop), answer, largestBody, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop: open connections end with the process.
        }
    }

    private static async Task Serve(
        TcpClient client, Func<Request, CancellationToken, Task<Answer>> answer, int largestBody, CancellationToken stop)
    {
        using var owned = client;
        try
        {
            client.NoDelay = true;
            var stream = client.GetStream();
            var reader = new RequestReader(stream, (IPEndPoint)client.Client.RemoteEndPoint!, largestBody);
            for (var open = true; open;)
            {
                (var reply, open) = await Exchange(reader, answer, stop);
                await stream.WriteAsync(reply?.ToHttp(open) ?? ReadOnlyMemory<byte>.Empty, stop);
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The caller is gone or the task stops: nobody is left to tell.
        }
    }

    private static async Task<(Answer? Reply, bool Open)> Exchange(
        RequestReader reader, Func<Request, CancellationToken, Task<Answer>> answer, CancellationToken stop)
    {
        try
        {
            return await reader.Next(stop) is var (request, keepsAlive) ? (await AnswerOrError(request, answer, stop), keepsAlive) : (null, false);
        }
        catch (BadRequestException unreadable)
        {
            return (Answer.Text(unreadable.Message, 400), false);
        }
    }

    private static async Task<Answer> AnswerOrError(
        Request request, Func<Request, CancellationToken, Task<Answer>> answer, CancellationToken stop)
    {
        try
        {
            return await answer(request, stop);
        }
        catch (BadRequestException bad)
        {
            return Answer.Text(bad.Message, 400);
        }
        catch (HttpRequestException upstream)
        {
            Console.WriteLine($"{request.Method} {request.Path}: {upstream.Message}");
            return Answer.Text(upstream.Message, 502);
        }
    }
}
