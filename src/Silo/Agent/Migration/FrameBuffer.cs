using System.Buffers.Binary;
using System.Text;

namespace Fog.Agent.Migration;

/// <summary>A frame while it is put together: its head, then its body.</summary>
internal sealed class FrameBuffer
{
    /// <summary>Bytes before the body: the kind, and the body's length.</summary>
    public const int Head = 5;

    private readonly byte[] _bytes = new byte[Head + MoveStream.Longest];
    private int _empty;
    private int _length;

    /// <summary>What is in the body so far.</summary>
    public int Length => _length;

    /// <summary>Where more of the body goes.</summary>
    public Memory<byte> Room => _bytes.AsMemory(Head + _length);

    /// <summary>Begins the next piece of an image: the length of its name in one byte, its name, its bytes.</summary>
    public void Begin(string image)
    {
        var length = Encoding.UTF8.GetBytes(image, _bytes.AsSpan(Head + 1));
        _bytes[Head] = (byte)length;
        _empty = _length = 1 + length;
    }

    /// <summary>Begins a body of anything else.</summary>
    public void Begin() => _empty = _length = 0;

    /// <summary>So many bytes were put into <see cref="Room"/>.</summary>
    public void Filled(int bytes) => _length += bytes;

    /// <summary>Adds bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room.Span);
        _length += bytes.Length;
    }

    /// <summary>The finished frame.</summary>
    public ReadOnlyMemory<byte> Finish(MoveFrame kind)
    {
        _bytes[0] = (byte)kind;
        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(1), _length);
        return _bytes.AsMemory(0, Head + _length);
    }

    /// <summary>Sends the piece unless there is nothing in it, and begins the image's next.</summary>
    public async ValueTask SendPiece(MoveStream stream, CancellationToken ct)
    {
        if (_length > _empty)
        {
            await stream.Send(Finish(MoveFrame.Piece), ct);
            _length = _empty;
        }
    }

    /// <summary>Sends bytes as pieces of the image that was begun.</summary>
    public async ValueTask SendAll(MoveStream stream, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        while (bytes.Length > 0)
        {
            var part = bytes[..Math.Min(bytes.Length, Room.Length)];
            Append(part.Span);
            await SendPiece(stream, ct);
            bytes = bytes[part.Length..];
        }
    }
}
