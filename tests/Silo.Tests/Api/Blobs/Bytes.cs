using System.Security.Cryptography;

namespace Fog.Tests.Api.Blobs;

/// <summary>Bytes that look like nothing, the same for the same seed.</summary>
internal static class Bytes
{
    public static byte[] Of(int size, int seed)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static Blob Blob(byte[] bytes) => new(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
}
