namespace Fog.Hosting;

/// <summary>How fast bulk data may flow between this node and others, and how much of it is kept for the next time.</summary>
/// <param name="SendRate">Bytes per second to other nodes, all streams together; null for no limit.</param>
/// <param name="ReceiveRate">Bytes per second from other nodes, all streams together; null for no limit.</param>
/// <param name="BlobCache">Bytes of blobs (build contexts, seeds) on disk; what tasks here use isn't given up for it.</param>
public sealed record BulkLimits(long? SendRate, long? ReceiveRate, long BlobCache)
{
    /// <summary>Default of <see cref="BlobCache"/>: 10 GiB.</summary>
    public const long DefaultCache = 10L << 30;
}
