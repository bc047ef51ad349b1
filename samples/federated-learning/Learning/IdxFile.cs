using System.Buffers.Binary;

namespace Fog.Samples.Learning;

/// <summary>The file format of MNIST: two zero bytes, type 8 (bytes), number of dimensions, the dimensions big-endian, the bytes.</summary>
public static class IdxFile
{
    private const int UnsignedBytes = 8;

    /// <summary>Reads a file of bytes with the given number of dimensions.</summary>
    /// <exception cref="InvalidDataException">It is another kind of file, or its length doesn't fit its dimensions.</exception>
    public static (int[] Dimensions, byte[] Values) Read(string path, int dimensions)
    {
        using var file = File.OpenRead(path);
        var header = new byte[4 + 4 * dimensions];
        var read = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length || header is not [0, 0, UnsignedBytes, var found, ..] || found != dimensions)
        {
            throw new InvalidDataException(
                $"{path} doesn't start like an IDX file of bytes with {dimensions} dimensions; "
                + $"got '{Convert.ToHexString(header.AsSpan(0, Math.Min(4, read)))}'.");
        }

        var sizes = Enumerable.Range(0, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4 + 4 * i))).ToArray();
        var follow = file.Length - header.Length;
        if (sizes.Any(size => size <= 0) || sizes.Aggregate(1L, (product, size) => product * size) != follow)
        {
            throw new InvalidDataException($"{path} promises {string.Join(" × ", sizes)} values; {follow} bytes follow its header.");
        }

        // Straight into the array that stays: a second copy would be memory that a move has to carry.
        var values = new byte[follow];
        file.ReadExactly(values);
        return (sizes, values);
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public static void Write(string path, int[] dimensions, ReadOnlySpan<byte> values)
    {
        Span<byte> header = stackalloc byte[4 + 4 * dimensions.Length];
        header.Clear();
        header[2] = UnsignedBytes;
        header[3] = (byte)dimensions.Length;
        for (var i = 0; i < dimensions.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header[(4 + 4 * i)..], dimensions[i]);
        }

        using var file = File.Create(path);
        file.Write(header);
        file.Write(values);
    }
}
