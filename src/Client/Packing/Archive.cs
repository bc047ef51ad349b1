namespace Fog.Client;

/// <summary>What can be sent as a tar archive: a folder, which is packed on the way, or a file that is one already.</summary>
internal static class Archive
{
    /// <summary>Returns digest and size of the archive.</summary>
    /// <exception cref="FogException">It can't be read.</exception>
    public static async Task<Blob> Measure(string path, CancellationToken ct)
    {
        await using var measure = new MeasuringStream(Stream.Null);
        await Write(path, measure, ct);
        return measure.Blob();
    }

    /// <summary>Writes the archive; the stream stays open.</summary>
    /// <exception cref="FogException">It can't be read.</exception>
    public static async Task Write(string path, Stream destination, CancellationToken ct)
    {
        if (Directory.Exists(path))
        {
            await FolderArchive.Write(path, destination, ct);
            return;
        }

        try
        {
            await using var file = File.OpenRead(path);
            await file.CopyToAsync(destination, ct);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            throw new FogException($"Reading {path}: {e.Message}", e);
        }
    }
}
