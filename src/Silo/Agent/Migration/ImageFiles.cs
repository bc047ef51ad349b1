using System.Globalization;
using System.Text;

namespace Fog.Agent.Migration;

/// <summary>
/// The images as they arrive, in pieces of files whose order within each file is kept. Each round has a directory, named by its number,
/// from which a link leads to the one before: CRIU finds there what a later one leaves out.
/// </summary>
internal sealed class ImageFiles(string directory) : IDisposable
{
    private readonly Dictionary<string, FileStream> _files = new(StringComparer.Ordinal);

    /// <summary>The directory of a round.</summary>
    public static string Level(string directory, int level) => Path.Combine(directory, level.ToString(CultureInfo.InvariantCulture));

    /// <summary>When this returns, the directory of a round is there, and its link unless the rounds before are elsewhere.</summary>
    public static void MakeLevel(string directory, int level, bool linked = true)
    {
        if (!Directory.Exists(Level(directory, level)))
        {
            Directory.CreateDirectory(Level(directory, level));
            if (linked && level > 0)
            {
                File.CreateSymbolicLink(Path.Combine(Level(directory, level), "parent"), $"../{level - 1}");
            }
        }
    }

    /// <summary>Appends a piece to its file.</summary>
    public async ValueTask Append(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        var length = body.Span[0];
        var name = Encoding.UTF8.GetString(body.Span.Slice(1, length));
        if (!_files.TryGetValue(name, out var file))
        {
            var parts = name.Split('/');
            if (parts is not [var round, { Length: > 0 } image] || image is "." or ".." or "parent"
                || !int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out var level))
            {
                throw new InvalidDataException($"an image is named '{name}'");
            }

            MakeLevel(directory, level);
            file = _files[name] = new FileStream(Path.Combine(Level(directory, level), image), FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
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
