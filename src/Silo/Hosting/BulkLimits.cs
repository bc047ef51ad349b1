namespace Fog.Hosting;

/// <summary>How fast bulk data may flow between this node and others, and how much of it is kept for the next time.</summary>
/// <param name="SendRate">Bytes per second to other nodes, all streams together; null for no limit.</param>
/// <param name="ReceiveRate">Bytes per second from other nodes, all streams together; null for no limit.</param>
/// <param name="BlobCache">Bytes of blobs (build contexts, seeds, packed layers) on disk; what tasks here use isn't given up for it.</param>
/// <param name="ImageCache">Bytes that images which the fog brought or built may take in the engine's store; what tasks here use isn't given up for it.</param>
public sealed record BulkLimits(long? SendRate, long? ReceiveRate, long BlobCache, long ImageCache)
{
    /// <summary>Default of <see cref="BlobCache"/> and of <see cref="ImageCache"/>: 10 GiB.</summary>
    public const long DefaultCache = 10L << 30;
}
