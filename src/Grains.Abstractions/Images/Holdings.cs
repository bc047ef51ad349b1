using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;

namespace Fog;

/// <summary>
/// What a host has already and needn't be sent: layers by chain id, images by name, blobs by digest. A Bloom filter (Bloom, 1970) of at most
/// <see cref="MostBytes"/>, so that it fits into every offer: what it holds is never denied, and of the rest one in a hundred is
/// claimed falsely as long as there are at most 1,700 things.
/// </summary>
/// <param name="Bits">The filter; a power of two of bytes.</param>
[GenerateSerializer, Immutable, Alias("fog.Holdings")]
public sealed record Holdings(ImmutableArray<byte> Bits)
{
    /// <summary>Most bytes of the filter.</summary>
    public const int MostBytes = 2048;

    private const int LeastBytes = 32;
    private const int BitsPerThing = 10;
    private const int Probes = 7;

    /// <summary>Nothing.</summary>
    public static Holdings None { get; } = new([]);

    /// <summary>These things.</summary>
    public static Holdings Of(IReadOnlyCollection<string> things)
    {
        ArgumentNullException.ThrowIfNull(things);
        if (things.Count == 0)
        {
            return None;
        }

        var bits = new byte[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp((long)things.Count * BitsPerThing / 8, LeastBytes, MostBytes))];
        foreach (var bit in things.SelectMany(thing => Places(thing, bits.Length)))
        {
            bits[bit / 8] |= (byte)(1 << (bit % 8));
        }

        return new([.. bits]);
    }

    /// <summary>Whether the host has it, most likely; false is certain.</summary>
    public bool MayHold(string thing) => !Bits.IsDefaultOrEmpty && Places(thing, Bits.Length).All(bit => (Bits[bit / 8] & (1 << (bit % 8))) != 0);

    /// <summary>Two hashes make all (Kirsch and Mitzenmacher, 2006).</summary>
    private static IEnumerable<int> Places(string thing, int bytes)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(thing));
        var (first, second) = (BinaryPrimitives.ReadUInt64LittleEndian(hash), BinaryPrimitives.ReadUInt64LittleEndian(hash.AsSpan(8)) | 1);
        return Enumerable.Range(0, Probes).Select(probe => (int)((first + ((ulong)probe * second)) % ((ulong)bytes * 8)));
    }
}
