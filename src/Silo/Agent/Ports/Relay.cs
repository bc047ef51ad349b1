using System.Buffers;
using System.Net.Sockets;

namespace Fog.Agent.Ports;

/// <summary>Joins two TCP connections to one: bytes, ends and resets of either side reach the other. At most one buffer waits in each direction.</summary>
internal static class Relay
{
    /// <summary>Buffer of a direction that carries little; it grows while reads fill it.</summary>
    private const int Small = 4 * 1024;

    private const int Large = 256 * 1024;

    /// <summary>Returns when both directions have ended, or either failed: then both connections are reset.</summary>
    public static async Task Between(Socket one, Socket other, CancellationToken ct)
    {
        await using var stop = ct.Register(() => Reset(one, other));
        await Task.WhenAll(Carry(one, other), Carry(other, one));
    }

    /// <summary>Ends connections so that their peers see a failure, not an end.</summary>
    public static void Reset(params ReadOnlySpan<Socket> sockets)
    {
        foreach (var socket in sockets)
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It is gone already.
            }

            socket.Dispose();
        }
    }

    private static async Task Carry(Socket from, Socket to)
    {
        try
        {
            await Pump(from, to);
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            Reset(from, to);
        }
    }

    private static async Task Pump(Socket from, Socket to)
    {
        for (var size = Small; ;)
        {
            // An empty read waits for data: a connection on which nothing is said holds no buffer.
            await from.ReceiveAsync(Memory<byte>.Empty, SocketFlags.None);
            var buffer = ArrayPool<byte>.Shared.Rent(size);
            try
            {
                var read = await from.ReceiveAsync(buffer.AsMemory(0, size), SocketFlags.None);
                if (read == 0)
                {
                    return;
                }

                for (var sent = 0; sent < read;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, read - sent), SocketFlags.None);
                }

                size = read == size ? Math.Min(2 * size, Large) : size;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
