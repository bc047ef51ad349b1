using System.Buffers.Binary;

namespace Fog.Agent.Probing;

/// <summary>
/// What travels when a link is measured: 16 bytes, the same there and back, so that nobody gets more than he sent and the way back is
/// loaded like the way there.
/// </summary>
/// <param name="IsAnswer">False on the way there.</param>
/// <param name="Nonce">Chosen by the asker; a stranger can't guess it, so he can't answer for a node that is farther than it says.</param>
internal readonly record struct EchoDatagram(bool IsAnswer, ulong Nonce)
{
    /// <summary>Bytes of each datagram.</summary>
    public const int Size = 16;

    private const uint Magic = 0x464F4745; // FOGE

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], IsAnswer ? 1u : 0u);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Nonce);
    }

    /// <summary>Null for anything that isn't one.</summary>
    public static EchoDatagram? Read(ReadOnlySpan<byte> bytes) =>
        bytes.Length == Size && BinaryPrimitives.ReadUInt32BigEndian(bytes) == Magic && BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]) is var kind and <= 1
            ? new EchoDatagram(kind == 1, BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]))
            : null;
}
