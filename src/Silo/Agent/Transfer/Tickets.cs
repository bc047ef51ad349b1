using System.Collections.Concurrent;
using System.Security.Cryptography;
using Fog.Hosting;

namespace Fog.Agent.Transfer;

/// <summary>
/// The tickets with which other nodes may fetch from this one. They are handed out over grain calls, so only to nodes of this fog, and
/// live in memory: after a restart of the node the other side asks for a new one.
/// </summary>
public sealed class Tickets(BlobStore blobs, NodeOptions options, TimeProvider clock)
{
    /// <summary>How long a stream may take to begin. Cut off in the middle it needs another ticket.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromMinutes(1);

    private const int SecretBytes = 32;

    private readonly ConcurrentDictionary<string, Admission> _open = new(StringComparer.Ordinal);

    /// <summary>A ticket for a blob; null when it isn't here.</summary>
    public TransferTicket? Issue(string digest, NodeName to)
    {
        foreach (var (secret, old) in _open.Where(admission => admission.Value.Until < clock.GetUtcNow()))
        {
            _open.TryRemove(new(secret, old));
        }

        if (!BlobDigest.IsValid(digest) || blobs.Use(digest) is not { } path)
        {
            return null;
        }

        var ticket = new TransferTicket(
            new Blob(digest, new FileInfo(path).Length),
            options.HttpAddress.ToString(),
            Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)),
            Validity);
        _open[ticket.Secret] = new(digest, to, clock.GetUtcNow() + Validity);
        return ticket;
    }

    /// <summary>The node that a ticket admits to a blob; null when it admits nobody. It's used up by this.</summary>
    public NodeName? Redeem(string secret, string digest) =>
        _open.TryRemove(secret, out var admission) && admission.Digest == digest && admission.Until >= clock.GetUtcNow() ? admission.To : null;

    private sealed record Admission(string Digest, NodeName To, DateTimeOffset Until);
}
