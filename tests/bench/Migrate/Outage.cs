using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fog.Bench.Migrate;

/// <summary>
/// `inner-outage PORT FILE ADDRESS ...`: a client of a task whose address changes with its host: asks for the next number over a connection that it
/// keeps while it is answered, at the address that answered last and then at the others, until the file is there. Prints the longest time
/// without an answer in milliseconds, and whether the numbers began anew.
/// </summary>
internal static class Outage
{
    private static readonly byte[] Question = Encoding.ASCII.GetBytes("GET /tick HTTP/1.1\r\nHost: bench\r\n\r\n");
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public static async Task<int> Run(string[] args)
    {
        var doors = args[2..].Select(address => new IPEndPoint(IPAddress.Parse(address), int.Parse(args[0], CultureInfo.InvariantCulture))).ToArray();
        var (at, last, answered, longest, anew) = (0, 0L, Stopwatch.GetTimestamp(), TimeSpan.Zero, false);
        while (!File.Exists(args[1]))
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            while (!File.Exists(args[1]) && await Ask(socket, doors[at]) is { } number)
            {
                longest = last > 0 && Stopwatch.GetElapsedTime(answered) is var gap && gap > longest ? gap : longest;
                (anew, last, answered) = (anew || number < last, number, Stopwatch.GetTimestamp());
                await Task.Delay(Pause, TimeProvider.System);
            }

            at = (at + 1) % doors.Length;
            await Task.Delay(Pause, TimeProvider.System);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{longest.TotalMilliseconds:0} {(anew ? "lost" : "kept")}"));
        return 0;
    }

    private static async Task<long?> Ask(Socket socket, IPEndPoint door)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            if (!socket.Connected)
            {
                await socket.ConnectAsync(door, patience.Token);
            }

            var answer = new byte[4096];
            await socket.SendAsync(Question, patience.Token);
            var read = await socket.ReceiveAsync(answer, patience.Token);
            var text = Encoding.ASCII.GetString(answer, 0, read);
            return read == 0 ? null : long.Parse(text[(text.LastIndexOf('\n') + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            return null;
        }
    }
}
