using System.Text;

namespace Fog.Agent.Migration;

/// <summary>The images as they arrive, in pieces of files whose order within each file is kept.</summary>
internal sealed class ImageFiles(string directory) : IDisposable
{
    private readonly Dictionary<string, FileStream> _files = new(StringComparer.Ordinal);

    /// <summary>Puts a piece in a frame's body; returns the body's length.</summary>
    /// <param name="name">The file's name in its directory.</param>
    /// <param name="fill">Puts the bytes where they belong and says how many there are.</param>
    /// <param name="body">Where the frame is put together.</param>
    public static async ValueTask<int> Piece(string name, Func<Memory<byte>, ValueTask<int>> fill, Memory<byte> body)
    {
        var length = Encoding.UTF8.GetBytes(name, body.Span[1..]);
        body.Span[0] = (byte)length;
        return 1 + length + await fill(body[(1 + length)..]);
    }

    /// <summary>Appends a piece to its file.</summary>
    public async ValueTask Append(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var length = body.Span[0];
        var name = Encoding.UTF8.GetString(body.Span.Slice(1, length));
        if (name.Length == 0 || Path.GetFileName(name) != name || name is "." or "..")
        {
            throw new InvalidDataException($"an image is named '{name}'");
        }

        if (!_files.TryGetValue(name, out var file))
        {
            file = _files[name] = new FileStream(Path.Combine(directory, name), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        }

        await file.WriteAsync(body[(1 + length)..], ct);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }

        _files.Clear();
    }
}
