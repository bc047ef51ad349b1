using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fog.Bench.Migrate;

/// <summary>
/// `inner-gap ADDRESS PORT FILE`: asks for the next number over one connection that it keeps, again and again until the file is there, and
/// prints the longest wait in milliseconds, the median in microseconds, how many answers there were, the first and the last number, and how many
/// numbers weren't above the one before.
/// </summary>
internal static class Gap
{
    private static readonly byte[] Question = Encoding.ASCII.GetBytes("GET /tick HTTP/1.1\r\nHost: bench\r\n\r\n");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    public static async Task<int> Run(string[] args)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(args[0]), int.Parse(args[1], CultureInfo.InvariantCulture)));
        var (answer, waits, first, last, wrong) = (new byte[4096], new List<double>(), 0L, 0L, 0);
        while (!File.Exists(args[2]))
        {
            var asked = Stopwatch.GetTimestamp();
            await socket.SendAsync(Question);
            var read = await socket.ReceiveAsync(answer);
            waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            var text = Encoding.ASCII.GetString(answer, 0, read);
            var number = read == 0 ? 0 : long.Parse(text[(text.LastIndexOf('\n') + 1)..], CultureInfo.InvariantCulture);
            wrong += number <= last ? 1 : 0;
            (first, last) = (first == 0 ? number : first, number);
            if (read == 0)
            {
                break;
            }

            await Task.Delay(Pause, TimeProvider.System);
        }

        waits.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{waits[^1]:0.0} {waits[waits.Count / 2] * 1000:0} {waits.Count} {first} {last} {wrong}"));
        return 0;
    }
}
