using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Fog.Bench.Links;

/// <summary>
/// `inner-sink PORT`: takes one connection and prints how many bits of payload a second arrived, leaving out the first second
/// in which TCP finds its speed.
/// </summary>
internal static class Sink
{
    private const int ChunkSize = 1 << 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static async Task<int> Run(string[] args)
    {
        using var listener = new TcpListener(IPAddress.Any, int.Parse(args[0], CultureInfo.InvariantCulture));
        listener.Start();
        using var socket = await listener.AcceptSocketAsync();
        var rate = await Measure(socket);
        Console.WriteLine(rate.ToString("0", CultureInfo.InvariantCulture));
        return 0;
    }

    private static async Task<double> Measure(Socket socket)
    {
        var clock = TimeProvider.System;
        var chunk = new byte[ChunkSize];
        var accepted = clock.GetTimestamp();
        var (first, last, bytes) = (0L, 0L, 0L);
        try
        {
            while (await socket.ReceiveAsync(chunk) is > 0 and var length)
            {
                last = clock.GetTimestamp();
                if (clock.GetElapsedTime(accepted, last) < WarmUp)
                {
                    first = last;
                    continue;
                }

                bytes += length;
            }
        }
        catch (SocketException)
        {
            // The pump ends by reset.
        }

        return bytes * 8 / clock.GetElapsedTime(first, last).TotalSeconds;
    }
}
