namespace Fog.Agent.Transfer;

/// <summary>Where other nodes fetch: opens a blob for whoever shows a ticket for it.</summary>
internal sealed class BlobDoor(BlobStore blobs, Tickets tickets, Pace pace)
{
    /// <summary>The blob's bytes, read no faster than this node may send; null when the ticket admits nobody.</summary>
    /// <exception cref="FileNotFoundException">The blob was given up since the ticket was issued.</exception>
    public Stream? Open(string secret, string digest) =>
        tickets.Redeem(secret, digest) is null ? null
        : blobs.Use(digest) is { } path ? new PacedFile(path, pace)
        : throw new FileNotFoundException($"Blob {digest} isn't on this node any more.");
}
