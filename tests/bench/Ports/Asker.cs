using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fog.Bench.Ports;

/// <summary>
/// `inner-ask ADDRESS PORT SECONDS CONNECTIONS keep|new`: asks a small HTTP question again and again, over connections that stay or one
/// for each question; prints questions per second and the median and 99th percentile of an answer's time in microseconds.
/// </summary>
internal static class Asker
{
    private static readonly byte[] Question = Encoding.ASCII.GetBytes("GET /healthz HTTP/1.1\r\nHost: bench\r\n\r\n");

    public static async Task<int> Run(string[] args)
    {
        var door = new IPEndPoint(IPAddress.Parse(args[0]), int.Parse(args[1], CultureInfo.InvariantCulture));
        var time = TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture));
        var connections = int.Parse(args[3], CultureInfo.InvariantCulture);
        await Ask(door, TimeSpan.FromSeconds(1), connections, args[4] == "keep");
        var all = await Ask(door, time, connections, args[4] == "keep");
        all.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count / time.TotalSeconds:0} {all[all.Count / 2]:0} {all[all.Count * 99 / 100]:0}"));
        return 0;
    }

    private static async Task<List<double>> Ask(IPEndPoint door, TimeSpan time, int connections, bool keep)
    {
        var start = Stopwatch.GetTimestamp();
        var each = await Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
        {
            var took = new List<double>();
            var answer = new byte[4096];
            Socket? socket = null;
            while (Stopwatch.GetElapsedTime(start) < time)
            {
                var begun = Stopwatch.GetTimestamp();
                if (socket is null)
                {
                    socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                    await socket.ConnectAsync(door);
                }

                await socket.SendAsync(Question);
                if (await socket.ReceiveAsync(answer) == 0)
                {
                    throw new InvalidOperationException("The connection ended without an answer.");
                }

                took.Add(Stopwatch.GetElapsedTime(begun).TotalMicroseconds);
                if (!keep)
                {
                    socket.Dispose();
                    socket = null;
                }
            }

            socket?.Dispose();
            return took;
        }));
        return [.. each.SelectMany(times => times)];
    }
}
