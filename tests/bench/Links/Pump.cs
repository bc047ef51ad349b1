using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fog.Bench.Links;

/// <summary>`inner-pump ADDRESS PORT SECONDS`: sends as much as one TCP connection takes, for so long.</summary>
internal static class Pump
{
    private const int ChunkSize = 256 << 10;

    public static async Task<int> Run(string[] args)
    {
        var (address, port) = (IPAddress.Parse(args[0]), int.Parse(args[1], CultureInfo.InvariantCulture));
        var seconds = double.Parse(args[2], CultureInfo.InvariantCulture);
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, port);
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var chunk = new byte[ChunkSize];
        try
        {
            while (true)
            {
                await socket.SendAsync(chunk, stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // What is still queued need not arrive: a reset ends the sink at once.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            return 0;
        }
    }
}
