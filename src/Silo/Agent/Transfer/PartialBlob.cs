using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Fog.Agent.Transfer;

/// <summary>
/// A blob that arrives in pieces, from one node or several: a file, and beside it what is still missing, so that also a node that was
/// killed goes on where it was. That list is written after the bytes: it never claims too much, except after a loss of power, which the
/// digest finds out.
/// </summary>
public sealed class PartialBlob : IDisposable
{
    /// <summary>Bytes that may arrive before the list of gaps is written anew: all that a killed node fetches again.</summary>
    public const long WriteEvery = 1 << 20;

    private readonly Lock _change = new();
    private readonly string _path;
    private readonly SafeFileHandle _file;
    private Gaps _missing;
    private Gaps _free;
    private long _unwritten;

    private PartialBlob(Blob blob, string path, Gaps missing)
    {
        (Blob, _path, _missing, _free) = (blob, path, missing, missing);
        _file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
    }

    /// <summary>The blob.</summary>
    public Blob Blob { get; }

    /// <summary>Bytes that have arrived.</summary>
    public long Arrived => Blob.Size - _missing.Length;

    /// <summary>Whether all bytes have arrived.</summary>
    public bool IsComplete => _missing.Pieces.IsEmpty;

    private string List => ListOf(_path);

    /// <summary>Takes up what is there of the blob, or begins it.</summary>
    public static PartialBlob Open(Blob blob, string directory)
    {
        ArgumentNullException.ThrowIfNull(blob);
        var path = Path.Combine(directory, blob.Digest);
        var known = File.Exists(path) && File.Exists(ListOf(path)) ? Gaps.Parse(File.ReadAllText(ListOf(path)), blob.Size) : null;
        return new(blob, path, known ?? Gaps.Whole(blob.Size));
    }

    /// <summary>When this returns, nothing of an unfinished blob is left.</summary>
    public static void Delete(string digest, string directory)
    {
        var path = Path.Combine(directory, digest);
        File.Delete(ListOf(path));
        File.Delete(path);
    }

    /// <summary>Takes a missing piece in hand; null when every missing piece is in somebody's hand.</summary>
    public ByteRange? Take(long atMost)
    {
        lock (_change)
        {
            var piece = _free.First(atMost);
            _free = piece is { } taken ? _free.Without(taken) : _free;
            return piece;
        }
    }

    /// <summary>Puts bytes of a piece in hand into their place.</summary>
    public async Task Write(long at, ReadOnlyMemory<byte> bytes)
    {
        await RandomAccess.WriteAsync(_file, bytes, at, CancellationToken.None);
        lock (_change)
        {
            _missing = _missing.Without(new ByteRange(at, at + bytes.Length));
            _unwritten += bytes.Length;
            if (_unwritten >= WriteEvery || IsComplete)
            {
                WriteList();
            }
        }
    }

    /// <summary>Puts what has not arrived of a piece back.</summary>
    public void GiveBack(ByteRange rest)
    {
        lock (_change)
        {
            _free = _free.With(rest);
            WriteList();
        }
    }

    /// <summary>Puts the whole blob in its place. The bytes are on disk before the name is: a power loss leaves all or nothing.</summary>
    /// <exception cref="BlobMismatchException">The bytes aren't the blob: they are dropped.</exception>
    public async Task Finish(string place, CancellationToken ct)
    {
        await using (var written = File.OpenRead(_path))
        {
            var actual = Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct));
            if (actual != Blob.Digest)
            {
                Drop();
                throw new BlobMismatchException(Blob.Digest, actual, written.Length);
            }
        }

        RandomAccess.FlushToDisk(_file);
        File.Move(_path, place, overwrite: true);
        File.Delete(List);
    }

    /// <summary>Forgets all that has arrived and gives its space back.</summary>
    public void Drop()
    {
        lock (_change)
        {
            _missing = _free = Gaps.Whole(Blob.Size);
            RandomAccess.SetLength(_file, 0);
            File.Delete(List);
            File.Delete(_path);
        }
    }

    /// <summary>Closes the file; what has arrived stays for the next time.</summary>
    public void Dispose() => _file.Dispose();

    private static string ListOf(string path) => path + ".missing";

    private void WriteList()
    {
        File.WriteAllText(List, _missing.ToString());
        _unwritten = 0;
    }
}
