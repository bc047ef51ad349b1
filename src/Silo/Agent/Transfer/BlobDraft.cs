using System.Buffers;
using System.Security.Cryptography;

namespace Fog.Agent.Transfer;

/// <summary>A blob that is arriving: a file in the same file system as the finished ones, hashed while it grows.</summary>
public sealed class BlobDraft : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private BlobDraft(string path)
    {
        _path = path;
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: false);
    }

    /// <summary>Bytes that have arrived.</summary>
    public long Length => _file.Length;

    /// <summary>An empty draft in a directory.</summary>
    public static BlobDraft Begin(string directory) => new(Path.Combine(directory, Path.GetRandomFileName()));

    /// <summary>Adds all that the stream has. What came before a failure stays: hash and file are always at the same byte.</summary>
    public async Task Append(Stream bytes, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (int read; (read = await bytes.ReadAsync(buffer, ct)) > 0;)
            {
                _hash.AppendData(buffer, 0, read);
                await _file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Forgets all that has arrived.</summary>
    public void Restart()
    {
        _file.SetLength(0);
        _file.Position = 0;
        _hash.GetHashAndReset();
    }

    /// <summary>Puts the finished blob in its place. The bytes are on disk before the name is: a power loss leaves all or nothing.</summary>
    /// <exception cref="BlobMismatchException">The bytes aren't the blob.</exception>
    public async Task Finish(string digest, string place)
    {
        var actual = Convert.ToHexStringLower(_hash.GetHashAndReset());
        if (actual != digest)
        {
            throw new BlobMismatchException(digest, actual, Length);
        }

        _file.Flush(flushToDisk: true);
        await _file.DisposeAsync();
        File.Move(_path, place, overwrite: true);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _file.DisposeAsync();
        File.Delete(_path);
    }
}
