namespace Fog.Agent.Transfer;

/// <summary>Bytes arrived that aren't the blob that was announced. Nothing was kept.</summary>
public sealed class BlobMismatchException : FogException
{
    public BlobMismatchException()
    {
    }

    public BlobMismatchException(string message)
        : base(message)
    {
    }

    public BlobMismatchException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public BlobMismatchException(string expected, string actual, long size)
        : base($"The {size} bytes that arrived have SHA-256 {actual}, not {expected}. Nothing was kept; send the blob again.")
    {
    }
}
