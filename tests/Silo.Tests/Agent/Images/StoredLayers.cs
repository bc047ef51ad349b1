using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Fog.Agent.Images;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Images;

/// <summary>A directory as the engine's overlay2 driver leaves it: layers as files, and a list of how each archive was.</summary>
internal sealed class StoredLayers : IDisposable
{
    private const int Block = 512;

    private readonly TestDirectory _directory = new();

    public LayerStore Store => new(_directory.Path);

    private string Layers => Path.Combine(_directory.Path, "image", "overlay2", "layerdb", "sha256");

    /// <summary>Puts a lowest layer with these files into the store; returns its archive and its chain id, which is its digest.</summary>
    public (byte[] Archive, string Chain) Add(params (string Name, byte[] Bytes)[] files)
    {
        var archive = Archive(files);
        var chain = Convert.ToHexStringLower(SHA256.HashData(archive));
        var cache = $"cache-{chain[..8]}";
        foreach (var (name, bytes) in files)
        {
            var path = File(cache, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            System.IO.File.WriteAllBytes(path, bytes);
        }

        Directory.CreateDirectory(Path.Combine(Layers, chain));
        Note(chain, "cache-id", cache);
        Note(chain, "diff", $"sha256:{chain}");
        Note(chain, "size", $"{files.Sum(file => file.Bytes.Length)}");
        List(chain, Entries(archive));
        return (archive, chain);
    }

    /// <summary>Where a layer's file is.</summary>
    public string File(string chain, string name) =>
        Path.Combine(_directory.Path, "overlay2", chain.StartsWith("cache-", StringComparison.Ordinal) ? chain : $"cache-{chain[..8]}", "diff", name);

    /// <summary>Replaces the list of a layer.</summary>
    public void List(string chain, IEnumerable<object> entries)
    {
        using var packed = new GZipStream(System.IO.File.Create(Path.Combine(Layers, chain, "tar-split.json.gz")), CompressionLevel.Fastest);
        using var lines = new StreamWriter(packed);
        foreach (var entry in entries)
        {
            lines.Write(JsonSerializer.Serialize(entry) + "\n");
        }
    }

    public void Dispose() => _directory.Dispose();

    private void Note(string chain, string file, string text) => System.IO.File.WriteAllText(Path.Combine(Layers, chain, file), text);

    private static byte[] Archive((string Name, byte[] Bytes)[] files)
    {
        var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
            }
        }

        return archive.ToArray();
    }

    /// <summary>What tar-split writes of it: pieces of the archive, and in between where a file's bytes belong.</summary>
    private static IEnumerable<object> Entries(byte[] archive)
    {
        var at = 0;
        while (at < archive.Length && archive[at] != 0)
        {
            var name = System.Text.Encoding.ASCII.GetString(archive, at, 100).TrimEnd('\0');
            var size = Convert.ToInt32(System.Text.Encoding.ASCII.GetString(archive, at + 124, 11).TrimEnd('\0', ' '), 8);
            yield return new { type = 2, payload = archive[at..(at + Block)] };
            yield return new { type = 1, name, size, payload = new byte[8] };
            var end = at + Block + ((size + Block - 1) / Block * Block);
            yield return new { type = 2, payload = archive[(at + Block + size)..end] };
            at = end;
        }

        yield return new { type = 2, payload = archive[at..] };
    }
}
