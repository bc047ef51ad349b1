using System.Collections.Immutable;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text.Json;

namespace Fog.Agent.Images;

/// <summary>A layer that an archive carries.</summary>
/// <param name="ChainId">The layer.</param>
/// <param name="Packed">Path of its blob.</param>
/// <param name="Size">Bytes of it unpacked.</param>
internal sealed record CarriedLayer(string ChainId, string Packed, long Size);

/// <summary>
/// What <c>docker load</c> takes, made from parts: it names all layers of the image and carries those that the engine lacks. For the others the
/// engine looks at its own store first and never at the archive (moby, image/tarexport/load.go), and of those that come it checks the digests.
/// </summary>
/// <param name="Name">The name that the image gets.</param>
/// <param name="Image">What it is made of.</param>
/// <param name="Config">Path of its configuration.</param>
/// <param name="Carried">The layers that the engine lacks.</param>
internal sealed record LoadArchive(string Name, ImageContent Image, string Config, ImmutableArray<CarriedLayer> Carried)
{
    /// <summary>Writes the archive; layers are unpacked on the way, so that it needs neither memory nor disk.</summary>
    public async Task Write(Stream archive, CancellationToken ct)
    {
        await using var tar = new TarWriter(archive, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var layer in Carried)
        {
            await using var packed = File.OpenRead(layer.Packed);
            await using var unpacked = new SizedStream(new BrotliStream(packed, CompressionMode.Decompress), layer.Size);
            await Add(tar, FileOf(layer.ChainId), unpacked, ct);
        }

        await using var config = File.OpenRead(Config);
        await Add(tar, $"{Image.Id}.json", config, ct);
        await using var manifest = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new[] { Manifest() }));
        await Add(tar, "manifest.json", manifest, ct);
    }

    private static string FileOf(string chain) => $"{chain}.tar";

    private static Task Add(TarWriter tar, string name, Stream bytes, CancellationToken ct) => tar.WriteEntryAsync(
        new PaxTarEntry(TarEntryType.RegularFile, name) { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = bytes }, ct);

    private object Manifest() => new { Config = $"{Image.Id}.json", RepoTags = new[] { Name }, Layers = Image.Layers.Select(layer => FileOf(layer.ChainId)).ToArray() };
}
