using System.Collections.Concurrent;

namespace Fog.Agent.Transfer;

/// <summary>Bulk data by content: files under one directory, named after their digest. A file that has its name is whole and right.</summary>
public sealed class BlobStore : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _underway = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _closing = new();
    private readonly BlobDownload _download;
    private readonly string _directory;
    private readonly string _drafts;

    /// <summary>Opens the store in a directory, creates it when it is missing, and drops what an interrupted run left half-written.</summary>
    public BlobStore(string directory, BlobDownload download)
    {
        (_directory, _drafts, _download) = (directory, Path.Combine(directory, "drafts"), download);
        if (Directory.Exists(_drafts))
        {
            Directory.Delete(_drafts, recursive: true);
        }

        Directory.CreateDirectory(_drafts);
    }

    /// <summary>Path of the blob's file; null when it isn't here.</summary>
    public string? Find(string digest) => Place(digest) is var place && File.Exists(place) ? place : null;

    /// <summary>When this returns, the blob is here; false when it was here before.</summary>
    /// <exception cref="BlobMismatchException">The bytes aren't the blob; nothing is kept.</exception>
    public async Task<bool> Put(string digest, Stream bytes, CancellationToken ct)
    {
        var known = Find(digest) is not null;
        await using var draft = BlobDraft.Begin(_drafts);
        await draft.Append(bytes, ct);
        await Keep(draft, digest);
        return !known;
    }

    /// <summary>
    /// Returns the path of the blob's file, downloading it from another node when it isn't here. Callers at the same time share one
    /// download.
    /// </summary>
    /// <param name="blob">The blob.</param>
    /// <param name="source">Base address of the other node's HTTP side.</param>
    /// <param name="ct">Ends the caller's wait; the download goes on for the others.</param>
    /// <exception cref="FogException">The source doesn't have it, or what it sent was something else.</exception>
    public async Task<string> Fetch(Blob blob, Uri source, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(blob);
        if (Find(blob.Digest) is { } here)
        {
            return here;
        }

        var download = _underway.GetOrAdd(blob.Digest, _ => new(() => Download(blob, source)));
        return await download.Value.WaitAsync(ct);
    }

    /// <summary>Ends the downloads that are under way.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
    }

    private async Task<string> Download(Blob blob, Uri source)
    {
        try
        {
            await using var draft = BlobDraft.Begin(_drafts);
            await _download.Fill(draft, blob, source, _closing.Token);
            return await Keep(draft, blob.Digest);
        }
        finally
        {
            _underway.TryRemove(blob.Digest, out _);
        }
    }

    private async Task<string> Keep(BlobDraft draft, string digest)
    {
        var place = Place(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await draft.Finish(digest, place);
        return place;
    }

    private string Place(string digest) => BlobDigest.IsValid(digest)
        ? Path.Combine(_directory, digest[..2], digest)
        : throw new ArgumentException($"'{digest}' is no blob: expected {BlobDigest.Rule}.", nameof(digest));
}
