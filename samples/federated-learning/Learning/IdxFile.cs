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
        var bytes = File.ReadAllBytes(path);
        var header = 4 + 4 * dimensions;
        if (bytes.Length < header || bytes[0] != 0 || bytes[1] != 0 || bytes[2] != UnsignedBytes || bytes[3] != dimensions)
        {
            throw new InvalidDataException(
                $"{path} doesn't start like an IDX file of bytes with {dimensions} dimensions; got {Convert.ToHexString(bytes.AsSpan(0, Math.Min(4, bytes.Length)))}.");
        }

        var sizes = Enumerable.Range(0, dimensions).Select(i => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 + 4 * i))).ToArray();
        var values = sizes.Aggregate(1L, (product, size) => product * size);
        return sizes.All(size => size > 0) && values == bytes.Length - header
            ? (sizes, bytes[header..])
            : throw new InvalidDataException(
                $"{path} promises {string.Join(" × ", sizes)} values; {bytes.Length - header} bytes follow its header.");
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
