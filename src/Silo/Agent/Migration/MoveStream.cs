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

    private const int Header = 5;
    private readonly byte[] _out = new byte[Header + Longest];
    private readonly byte[] _in = new byte[Longest];
    private long _bytes;

    /// <summary>Bytes of all frames so far, in both directions.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Room for the body of the next frame to be sent.</summary>
    public Memory<byte> Body => _out.AsMemory(Header);

    /// <summary>Sends a frame whose body was put into <see cref="Body"/>.</summary>
    public async ValueTask Send(MoveFrame kind, int length, CancellationToken ct)
    {
        _out[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(_out.AsSpan(1), length);
        for (var (sent, whole) = (0, Header + length); sent < whole;)
        {
            var piece = Math.Min(whole - sent, sending.AtOnce);
            await sending.Take(piece, ct);
            await tls.WriteAsync(_out.AsMemory(sent, piece), ct);
            sent += piece;
        }

        Interlocked.Add(ref _bytes, Header + length);
    }

    /// <summary>Sends a frame with a value as its body.</summary>
    public ValueTask Send<T>(MoveFrame kind, T value, CancellationToken ct)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(value);
        body.CopyTo(Body);
        return Send(kind, body.Length, ct);
    }

    /// <summary>The next frame; its body is good until the one after it is asked for.</summary>
    /// <exception cref="IOException">The other end went, or says what no end of ours says.</exception>
    public async ValueTask<(MoveFrame Kind, ReadOnlyMemory<byte> Body)> Next(CancellationToken ct)
    {
        var header = new byte[Header];
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

        Interlocked.Add(ref _bytes, Header + length);
        return ((MoveFrame)header[0], _in.AsMemory(0, length));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => tls.DisposeAsync();
}
