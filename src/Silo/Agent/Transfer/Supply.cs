using System.Collections.Concurrent;

namespace Fog.Agent.Transfer;

/// <summary>Gets blobs to this host: from its own store, else from nodes that have them. Who wants the same at the same time shares one download.</summary>
internal sealed partial class Supply(BlobStore blobs, BlobDownload download, IHolders holders, ILogger<Supply> log) : IDisposable
{
    private readonly ConcurrentDictionary<string, Underway> _underway = new(StringComparer.Ordinal);

    /// <summary>Returns the path of the blob's file; the named node is asked first, and when it can't help whoever else has the blob.</summary>
    /// <exception cref="FogException">Nobody has it now, it doesn't fit, or what came was something else.</exception>
    public Task<string> Bring(Blob blob, NodeName first, IProgress<TransferProgress>? progress, CancellationToken ct) =>
        Share(
            blob,
            progress,
            async (heard, stop) =>
            {
                var others = (await holders.Others(stop)).Where(node => node != first).ToArray();
                try
                {
                    return await Download(blob, others.Length == 0 || await Has(first, blob, stop) ? [first] : [first, .. others], heard, stop);
                }
                catch (FogException e) when (others.Length > 0)
                {
                    LogSearching(blob.Digest, e.Message, others.Length);
                    return await Download(blob, others, heard, stop);
                }
            },
            ct);

    /// <summary>Returns the path of the blob's file, fetched from all the named nodes together.</summary>
    /// <exception cref="FogException">Nobody has it now, it doesn't fit, or what came was something else.</exception>
    public Task<string> Bring(Blob blob, IReadOnlyCollection<NodeName> from, IProgress<TransferProgress>? progress, CancellationToken ct) =>
        Share(blob, progress, (heard, stop) => Download(blob, from, heard, stop), ct);

    /// <summary>Ends the downloads that are under way; what has arrived stays.</summary>
    public void Dispose()
    {
        foreach (var each in _underway.Values)
        {
            each.Dispose();
        }
    }

    private async Task<string> Share(
        Blob blob, IProgress<TransferProgress>? progress, Func<IProgress<TransferProgress>, CancellationToken, Task<string>> fetch, CancellationToken ct)
    {
        while (true)
        {
            if (blobs.Use(blob.Digest) is { } here)
            {
                return here;
            }

            var underway = Find(blob.Digest, fetch);
            if (underway.Join(progress))
            {
                return await Wait(underway, progress, ct);
            }

            // Its last waiter has just left: the file is free for a new download when it has ended.
            await ((Task)underway.Download.Value.WaitAsync(ct)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ct.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> Has(NodeName node, Blob blob, CancellationToken ct)
    {
        try
        {
            return await holders.Ticket(node, blob.Digest, ct) is not null;
        }
        catch (NodeUnavailableException)
        {
            return false;
        }
    }

    private static async Task<string> Wait(Underway underway, IProgress<TransferProgress>? progress, CancellationToken ct)
    {
        try
        {
            return await underway.Download.Value.WaitAsync(ct);
        }
        finally
        {
            underway.Leave(progress);
        }
    }

    private Underway Find(string digest, Func<IProgress<TransferProgress>, CancellationToken, Task<string>> fetch) =>
        _underway.GetOrAdd(digest, _ => new Underway(async (heard, stop) =>
        {
            try
            {
                return await fetch(heard, stop);
            }
            finally
            {
                _underway.TryRemove(digest, out var _);
            }
        }));

    private async Task<string> Download(Blob blob, IReadOnlyCollection<NodeName> from, IProgress<TransferProgress> heard, CancellationToken ct)
    {
        using var part = blobs.Begin(blob);
        try
        {
            await download.Fill(part, from, heard, ct);
            return await blobs.Keep(part, ct);
        }
        catch (BlobMismatchException e) when (from.Count > 1)
        {
            LogMismatch(e.Message, from.Count);
        }
        catch (IOException e) when (DiskSpace.IsLacking(e))
        {
            part.Drop();
            throw new DiskFullException($"Blob {blob.Digest} of {blob.Size} bytes doesn't fit: the disk of this node is full. Make room, or choose another host.", e);
        }

        return await OneByOne(blob, from, heard, ct);
    }

    /// <summary>One of several holders gave wrong bytes, and the digest of the whole doesn't tell which one.</summary>
    private async Task<string> OneByOne(Blob blob, IReadOnlyCollection<NodeName> from, IProgress<TransferProgress> heard, CancellationToken ct)
    {
        FogException? last = null;
        foreach (var holder in from)
        {
            try
            {
                return await Download(blob, [holder], heard, ct);
            }
            catch (FogException e)
            {
                last = e;
            }
        }

        throw last!;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Blob {Digest} is searched on {Others} other nodes: {Reason}")]
    private partial void LogSearching(string digest, string reason, int others);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Mismatch} Its {Holders} holders are tried one by one.")]
    private partial void LogMismatch(string mismatch, int holders);
}
