namespace Fog.Client;

/// <summary>Reads service spec files, version 1 (docs/spec.md).</summary>
public static class SpecReader
{
    /// <summary>Reads a file. Folders that it names are looked at but not read.</summary>
    /// <param name="path">Path of the file; relative paths in it are relative to its folder.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <exception cref="SpecException">The file has problems: all of them, with line, field and what was expected.</exception>
    public static async Task<ServiceDocument> Read(string path, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = new SpecFile(path);
        try
        {
            return Parse(file, await File.ReadAllTextAsync(path, ct));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            file.ReportWhole("a service spec", "no such file", "check the path, or change to the folder that it is relative to");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.ReportWhole("a service spec that can be read", Directory.Exists(path) ? "a folder" : e.Message);
        }

        throw new SpecException(file.Problems);
    }

    /// <summary>Reads text that came from elsewhere; <paramref name="path"/> is where its relative paths start and what problems name.</summary>
    /// <exception cref="SpecException">The text has problems.</exception>
    public static ServiceDocument Parse(string text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(new SpecFile(path), text);
    }

    private static ServiceDocument Parse(SpecFile file, string text)
    {
        var document = SpecText.Root(file, text) is { } root ? ServiceSection.Read(root) : null;
        return document is not null && file.Problems.IsEmpty ? document : throw new SpecException(file.Problems);
    }
}
