using System.Collections.Immutable;

namespace Fog.Agent.Transfer;

/// <summary>
/// Bulk data by content: files under one directory, named after their digest. A file that has its name is whole and right; when it was
/// used last is the file's time.
/// </summary>
public sealed class BlobStore
{
    private readonly string _directory;
    private readonly string _drafts;
    private readonly string _partial;
    private readonly long _limit;
    private readonly TimeProvider _clock;
    private readonly IBlobUses _uses;

    /// <summary>Opens the store in a directory, creates it when it is missing, and drops uploads that an interrupted run left half-written.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="limit">Bytes that all blobs together may take, those in use aside.</param>
    /// <param name="uses">What must stay.</param>
    /// <param name="clock">The time of the last use.</param>
    public BlobStore(string directory, long limit, IBlobUses uses, TimeProvider clock)
    {
        (_directory, _limit, _uses, _clock) = (directory, limit, uses, clock);
        (_drafts, _partial) = (Path.Combine(directory, "drafts"), Path.Combine(directory, "partial"));
        if (Directory.Exists(_drafts))
        {
            Directory.Delete(_drafts, recursive: true);
        }

        Directory.CreateDirectory(_drafts);
        Directory.CreateDirectory(_partial);
    }

    /// <summary>Path of the blob's file; null when it isn't here.</summary>
    public string? Find(string digest) => Place(digest) is var place && File.Exists(place) ? place : null;

    /// <summary>Path of the blob's file for somebody who needs it now: it counts as used. Null when it isn't here.</summary>
    public string? Use(string digest)
    {
        var path = Find(digest);
        try
        {
            if (path is not null)
            {
                File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            }

            return path;
        }
        catch (FileNotFoundException)
        {
            return null; // evicted this moment
        }
    }

    /// <summary>When this returns, the blob is here; false when it was here before.</summary>
    /// <exception cref="BlobMismatchException">The bytes aren't the blob; nothing is kept.</exception>
    public async Task<bool> Put(string digest, Stream bytes, CancellationToken ct)
    {
        var known = Use(digest) is not null;
        await using var draft = BlobDraft.Begin(_drafts);
        await draft.Append(bytes, ct);
        await draft.Finish(digest, Made(digest));
        Use(digest);
        Evict(0);
        return !known;
    }

    /// <summary>Keeps what is written as a blob. When the writing fails nothing is kept.</summary>
    public async Task<Blob> Create(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(write);
        var draft = Path.Combine(_drafts, Path.GetRandomFileName());
        try
        {
            var blob = await Written(draft, write, ct);
            File.Move(draft, Made(blob.Digest), overwrite: true);
            Use(blob.Digest);
            Evict(0);
            return blob;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>When this returns, neither the blob nor a part of it is here.</summary>
    public void Drop(string digest)
    {
        if (Find(digest) is { } whole)
        {
            File.Delete(whole);
        }

        PartialBlob.Delete(digest, _partial);
    }

    /// <summary>The digests of all blobs that are here.</summary>
    public IEnumerable<string> Digests() => new DirectoryInfo(_directory).EnumerateDirectories("??")
        .SelectMany(directory => directory.EnumerateFiles()).Select(file => file.Name).Where(BlobDigest.IsValid);

    /// <summary>Takes up the download of a blob that isn't here, after making room for it.</summary>
    /// <exception cref="DiskFullException">The disk lacks the space for what hasn't arrived.</exception>
    public PartialBlob Begin(Blob blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        Place(blob.Digest);
        Evict(blob.Size);
        var part = PartialBlob.Open(blob, _partial);
        var (free, need) = (new DriveInfo(_directory).AvailableFreeSpace, blob.Size - part.Arrived);
        if (free < need)
        {
            part.Drop();
            part.Dispose();
            throw new DiskFullException(
                $"Blob {blob.Digest} needs {need} bytes more, the disk of this node has {free}. Make room under {_directory}, or choose another host.");
        }

        return part;
    }

    /// <summary>Keeps a blob that has arrived; returns the path of its file.</summary>
    /// <exception cref="BlobMismatchException">The bytes aren't the blob; nothing is kept.</exception>
    public async Task<string> Keep(PartialBlob part, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(part);
        var place = Made(part.Blob.Digest);
        await part.Finish(place, ct);
        Use(part.Blob.Digest);
        return place;
    }

    /// <summary>Makes room for so many bytes within the limit: what was used longest ago goes first, what is in use stays.</summary>
    public void Evict(long bytes)
    {
        var files = new DirectoryInfo(_directory).EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => BlobDigest.IsValid(file.Name))
            .Select(file => new CachedThing(file.Name, file.Length, file.LastWriteTimeUtc))
            .ToArray();
        var inUse = files.Sum(file => file.Size) + bytes > _limit ? _uses.Blobs() : ImmutableHashSet<string>.Empty;
        foreach (var digest in Eviction.Choose(files, _limit - bytes, inUse, _clock.GetUtcNow()))
        {
            Drop(digest);
        }
    }

    private static async Task<Blob> Written(string path, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        await using var measured = new MeasuredStream(file);
        await write(measured, ct);
        file.Flush(flushToDisk: true);
        return measured.Measure();
    }

    private string Made(string digest)
    {
        var place = Place(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }

    private string Place(string digest) => BlobDigest.IsValid(digest)
        ? Path.Combine(_directory, digest[..2], digest)
        : throw new ArgumentException($"'{digest}' is no blob: expected {BlobDigest.Rule}.", nameof(digest));
}
