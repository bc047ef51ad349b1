using System.Buffers.Binary;
using System.Net.Security;
using System.Text.Json;
using Fog.Agent.Transfer;

namespace Fog.Agent.Migration;

/// <summary>The connection between the two ends of one move: frames over TLS, no faster than the hosts' owners allow.</summary>
internal sealed class MoveStream(SslStream tls, Pace sending, Pace receiving) : IAsyncDisposable
{
    /// <summary>Longest body of a frame.</summary>
    public const int Longest = 1 << 20;

    private readonly byte[] _in = new byte[Longest];
    private readonly SemaphoreSlim _turn = new(1);
    private long _bytes;

    /// <summary>Bytes of all frames so far, in both directions.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Sends a finished frame; any thread may, each frame goes in one piece.</summary>
    public async ValueTask Send(ReadOnlyMemory<byte> frame, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            for (var rest = frame; rest.Length > 0;)
            {
                var piece = rest[..Math.Min(rest.Length, sending.AtOnce)];
                await sending.Take(piece.Length, ct);
                await tls.WriteAsync(piece, ct);
                rest = rest[piece.Length..];
            }
        }
        finally
        {
            _turn.Release();
        }

        Interlocked.Add(ref _bytes, frame.Length);
    }

    /// <summary>Sends a frame with bytes as its body.</summary>
    public ValueTask Send(MoveFrame kind, ReadOnlySpan<byte> body, CancellationToken ct)
    {
        var frame = new byte[FrameBuffer.Head + body.Length];
        frame[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(1), body.Length);
        body.CopyTo(frame.AsSpan(FrameBuffer.Head));
        return Send(frame, ct);
    }

    /// <summary>Sends a frame with a value as its body.</summary>
    public ValueTask SendValue<T>(MoveFrame kind, T value, CancellationToken ct) => Send(kind, (ReadOnlySpan<byte>)JsonSerializer.SerializeToUtf8Bytes(value), ct);

    /// <summary>The next frame; its body is good until the one after it is asked for.</summary>
    /// <exception cref="IOException">The other end went, or says what no end of ours says.</exception>
    public async ValueTask<(MoveFrame Kind, ReadOnlyMemory<byte> Body)> Next(CancellationToken ct)
    {
        var header = new byte[FrameBuffer.Head];
        await tls.ReadExactlyAsync(header, ct);
        var length = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(1));
        if (length is < 0 or > Longest)
        {
            throw new IOException($"a frame of {length} bytes");
        }

        for (var read = 0; read < length;)
        {
            var piece = await tls.ReadAsync(_in.AsMemory(read, Math.Min(length - read, receiving.AtOnce)), ct);
            if (piece == 0)
            {
                throw new IOException("the other host broke off");
            }

            await receiving.Take(piece, ct);
            read += piece;
        }

        Interlocked.Add(ref _bytes, FrameBuffer.Head + length);
        return ((MoveFrame)header[0], _in.AsMemory(0, length));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await tls.DisposeAsync();
        _turn.Dispose();
    }
}
