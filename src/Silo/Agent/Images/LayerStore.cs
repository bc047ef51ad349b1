using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>What the engine's overlay2 driver keeps of images on this host's disk. It is read and never written: only the engine changes it.</summary>
/// <param name="root">The engine's root directory, for example <c>/var/lib/docker</c>.</param>
internal sealed class LayerStore(string root)
{
    private string Layers => Path.Combine(root, "image", "overlay2", "layerdb", "sha256");

    /// <summary>The engine's root directory.</summary>
    public string Root => root;

    /// <summary>The chain ids of layers, lowest first, from the digests of their archives (OCI image specification, "Layer ChainID"). Pure.</summary>
    /// <param name="diffIds">Each <c>sha256:</c> and 64 digits.</param>
    public static IEnumerable<string> Chain(IEnumerable<string> diffIds)
    {
        string? below = null;
        foreach (var diffId in diffIds)
        {
            below = below is null ? diffId : $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{below} {diffId}")))}";
            yield return Digits(below);
        }
    }

    /// <summary>A digest without its algorithm.</summary>
    public static string Digits(string digest) => digest[(digest.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The chain ids of all layers.</summary>
    public IEnumerable<string> Chains() =>
        Directory.Exists(Layers) ? Directory.EnumerateDirectories(Layers).Select(path => Path.GetFileName(path)).Where(BlobDigest.IsValid) : [];

    /// <summary>Whether the layer is here.</summary>
    public bool Has(string chain) => BlobDigest.IsValid(chain) && File.Exists(Path.Combine(Layers, chain, "cache-id"));

    /// <summary>Bytes of the layer's files; 0 when it isn't here.</summary>
    public long Size(string chain) => long.TryParse(Text(chain, "size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0;

    /// <summary>The digest of the layer's archive, 64 digits; null when it isn't here.</summary>
    public string? DiffId(string chain) => Text(chain, "diff") is { } diff ? Digits(diff) : null;

    /// <summary>Path of an image's configuration, whose SHA-256 is the image's id; null when it isn't here.</summary>
    public string? Config(string id) =>
        BlobDigest.IsValid(id) && Path.Combine(root, "image", "overlay2", "imagedb", "content", "sha256", id) is var path && File.Exists(path) ? path : null;

    /// <summary>Writes the layer's archive as it once came.</summary>
    /// <exception cref="InvalidDataException">It can't be put together any more.</exception>
    public Task Write(string chain, Stream archive, CancellationToken ct) => TarSplit.Write(
        Path.Combine(Layers, chain, "tar-split.json.gz"),
        Path.Combine(root, "overlay2", Text(chain, "cache-id") ?? throw new InvalidDataException($"Layer {chain} isn't in the engine's store any more."), "diff"),
        archive,
        ct);

    private string? Text(string chain, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(Layers, chain, file)).Trim();
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // removed this moment
        }
    }
}
