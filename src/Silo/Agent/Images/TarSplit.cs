using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fog.Agent.Images;

/// <summary>
/// Puts a layer's archive together again, byte for byte as it once came, from the engine's list of it (github.com/vbatts/tar-split: headers
/// and padding, and where files belong) and the files themselves. An archive made anew from the files would have another digest.
/// </summary>
internal static class TarSplit
{
    private const int BufferSize = 64 * 1024;
    private const int File = 1;
    private const int Segment = 2;

    /// <summary>Writes the archive.</summary>
    /// <param name="list">Path of <c>tar-split.json.gz</c>.</param>
    /// <param name="files">The directory with the layer's files.</param>
    /// <param name="archive">Where it is written.</param>
    /// <param name="ct">Stops the writing.</param>
    /// <exception cref="InvalidDataException">The list can't be read, or leads out of the directory.</exception>
    public static async Task Write(string list, string files, Stream archive, CancellationToken ct)
    {
        await using var unpacked = new GZipStream(System.IO.File.OpenRead(list), CompressionMode.Decompress);
        using var lines = new StreamReader(unpacked);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            switch (Parse(line))
            {
                case { Type: Segment, Payload: { } bytes }:
                    await archive.WriteAsync(bytes, ct);
                    break;
                case { Type: File, Size: > 0 } file:
                    await Copy(Inside(files, file.Name ?? throw Unnamed()), file.Size, archive, ct);
                    break;
            }
        }
    }

    private static Entry Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<Entry>(line) ?? throw new JsonException("it says null");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The engine's list of a layer can't be read: {e.Message}", e);
        }
    }

    private static InvalidDataException Unnamed() => new("A layer has a file whose name isn't UTF-8; such a layer can't be sent.");

    private static string Inside(string directory, string name)
    {
        var path = Path.GetFullPath(Path.Combine(directory, name.TrimStart('/')));
        return path.StartsWith(directory + "/", StringComparison.Ordinal)
            ? path
            : throw new InvalidDataException($"The engine's list of a layer names '{name}', which isn't in the layer.");
    }

    private static async Task Copy(string path, long size, Stream archive, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, BufferSize, useAsync: false);
        if (file.Length != size)
        {
            throw new InvalidDataException($"A layer's file {path} has {file.Length} bytes, but had {size} when the layer came.");
        }

        await file.CopyToAsync(archive, BufferSize, ct);
    }

    private sealed record Entry(
        [property: JsonPropertyName("type")] int Type,
        [property: JsonPropertyName("name")] string? Name,
        [property: JsonPropertyName("size")] long Size,
        [property: JsonPropertyName("payload")] byte[]? Payload);
}
