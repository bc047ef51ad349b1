using Docker.DotNet.Models;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>What this host tells other nodes of its images.</summary>
internal sealed class ImageShelf(EngineImages engine, PackedParts packed)
{
    /// <summary>What the image is made of; null when it isn't here.</summary>
    public async Task<ImageContent?> Find(string name, CancellationToken ct) =>
        await engine.Find(name, ct) is { } image ? Content(image, await engine.Store(ct)) : null;

    /// <summary>The platform of an image as manifests write it.</summary>
    public static string Platform(ImageInspectResponse image) => $"{image.Os}/{image.Architecture}";

    private ImageContent Content(ImageInspectResponse image, LayerStore store) => new(
        LayerStore.Digits(image.ID),
        Platform(image),
        [.. LayerStore.Chain(image.RootFS?.Layers ?? []).Select(chain => new ImageLayer(chain, store.Size(chain), packed.Find(chain)?.Blob?.Size))]);
}
