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
        if (!BlobDigest.IsValid(digest) || blobs.Use(digest) is not { } path)
        {
            return null;
        }

        return new TransferTicket(new Blob(digest, new FileInfo(path).Length), options.HttpAddress.ToString(), Admit(digest, to), Validity);
    }

    /// <summary>A secret that admits a node to something of this host, once.</summary>
    public string Admit(string what, NodeName to)
    {
        foreach (var (known, old) in _open.Where(admission => admission.Value.Until < clock.GetUtcNow()))
        {
            _open.TryRemove(new(known, old));
        }

        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        _open[secret] = new(what, to, clock.GetUtcNow() + Validity);
        return secret;
    }

    /// <summary>The node that a ticket admits to a blob, or to what else it was issued for; null when it admits nobody. It's used up by this.</summary>
    public NodeName? Redeem(string secret, string what) =>
        _open.TryRemove(secret, out var admission) && admission.What == what && admission.Until >= clock.GetUtcNow() ? admission.To : null;

    private sealed record Admission(string What, NodeName To, DateTimeOffset Until);
}
