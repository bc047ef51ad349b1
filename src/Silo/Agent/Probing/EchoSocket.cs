using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Fog.Agent.Probing;

/// <summary>
/// Measures round trips by UDP, and answers those who measure. Its own thread takes the time as soon as the kernel hands a datagram over:
/// a measurement waits neither behind a grain's queue nor for a thread of the pool.
/// </summary>
internal sealed class EchoSocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly ConcurrentDictionary<ulong, Pending> _pending = new();
    private readonly Thread _listener;

    /// <summary>Opens the socket.</summary>
    /// <param name="local">Where it listens; port 0 takes a free one.</param>
    /// <exception cref="SocketException">The port is taken.</exception>
    public EchoSocket(IPEndPoint local)
    {
        _socket.Bind(local);
        _listener = new Thread(Listen) { IsBackground = true, Name = "fog-echo", Priority = ThreadPriority.Highest };
        _listener.Start();
    }

    private sealed record Pending(IPEndPoint Peer, long Sent, TaskCompletionSource<TimeSpan> Answered);

    /// <summary>Where it listens.</summary>
    public IPEndPoint Local => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>One round trip to a node; null when nothing came back in time.</summary>
    public async Task<TimeSpan?> RoundTrip(IPEndPoint peer, TimeSpan patience, CancellationToken ct)
    {
        var nonce = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(8));
        var answered = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            Send(new EchoDatagram(false, nonce), peer, sent => _pending[nonce] = new Pending(peer, sent, answered));
            return await answered.Task.WaitAsync(patience, ct);
        }
        catch (Exception e) when (e is TimeoutException or SocketException)
        {
            return null; // lost, or the kernel knows no way there
        }
        finally
        {
            _pending.TryRemove(nonce, out _);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket.Dispose();
        _listener.Join();
    }

    private void Send(EchoDatagram datagram, EndPoint peer, Action<long> before)
    {
        Span<byte> bytes = stackalloc byte[EchoDatagram.Size];
        datagram.Write(bytes);
        before(Stopwatch.GetTimestamp());
        _socket.SendTo(bytes, peer);
    }

    private void Listen()
    {
        var bytes = new byte[2048];
        while (true)
        {
            try
            {
                EndPoint from = new IPEndPoint(IPAddress.Any, 0);
                var length = _socket.ReceiveFrom(bytes, ref from);
                var arrived = Stopwatch.GetTimestamp();
                Heard(EchoDatagram.Read(bytes.AsSpan(0, length)), (IPEndPoint)from, arrived);
            }
            catch (SocketException) when (_socket.SafeHandle.IsClosed)
            {
                return;
            }
            catch (ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // An ICMP error for a datagram that was sent before: its round trip runs into its patience.
            }
        }
    }

    private void Heard(EchoDatagram? datagram, IPEndPoint from, long arrived)
    {
        if (datagram is { IsAnswer: false, Nonce: var asked })
        {
            Send(new EchoDatagram(true, asked), from, _ => { });
        }
        else if (datagram is { IsAnswer: true, Nonce: var nonce } && _pending.TryGetValue(nonce, out var pending) && pending.Peer.Equals(from))
        {
            pending.Answered.TrySetResult(Stopwatch.GetElapsedTime(pending.Sent, arrived));
        }
    }
}
