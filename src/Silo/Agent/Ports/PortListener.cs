using System.Net;
using System.Net.Sockets;

namespace Fog.Agent.Ports;

/// <summary>Takes connections in at one published port of this node.</summary>
internal sealed partial class PortListener(IPEndPoint at, Func<Socket, CancellationToken, Task> carry, SemaphoreSlim places, TimeProvider clock, ILogger log)
{
    /// <summary>Before a port that another program holds is tried again: at first soon, as it may be about to let go.</summary>
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private TimeSpan _pause = FirstPause;
    private bool _told;

    /// <summary>Takes connections until it is stopped; then those that are open are reset.</summary>
    public async Task Run(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await Listen(ct);
            }
            catch (SocketException e)
            {
                Tell(e.Message);
                await Task.Delay(_pause, clock, ct).ContinueWith(_ => { }, TaskScheduler.Default);
                _pause = 2 * _pause < LongestPause ? 2 * _pause : LongestPause;
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken ct)
    {
        using var listening = new Socket(at.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listening.Bind(at);
        listening.Listen();
        (_told, _pause) = (false, FirstPause);
        while (true)
        {
            await places.WaitAsync(ct);
            try
            {
                _ = Serve(await listening.AcceptAsync(ct), ct);
            }
            catch
            {
                places.Release();
                throw;
            }
        }
    }

    private async Task Serve(Socket client, CancellationToken ct)
    {
        try
        {
            await carry(client, ct);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            client.Dispose(); // it went while it was being taken in, or the port was withdrawn
        }
        finally
        {
            places.Release();
        }
    }

    private void Tell(string trouble)
    {
        if (!_told)
        {
            LogCannotListen(at, trouble);
        }

        _told = true;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Published port {At} can't be served by this node now, the other nodes serve it; tried again: {Reason}")]
    private partial void LogCannotListen(IPEndPoint at, string reason);
}
