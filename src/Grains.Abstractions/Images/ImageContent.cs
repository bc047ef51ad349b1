using System.Collections.Immutable;

namespace Fog;

/// <summary>What an image is made of, as the node says that has it in its engine's store.</summary>
/// <param name="Id">Digest of its configuration, 64 lower-case hexadecimal digits: equal ids are equal images.</param>
/// <param name="Platform">What its programs need, for example <c>linux/arm64</c>.</param>
/// <param name="Layers">Its layers, the lowest first.</param>
[GenerateSerializer, Immutable, Alias("fog.ImageContent")]
public sealed record ImageContent(string Id, string Platform, ImmutableArray<ImageLayer> Layers);

/// <summary>One layer of an image.</summary>
/// <param name="ChainId">Digest of this layer and all below it, 64 digits: what an engine knows it by. The same files above others are another layer.</param>
/// <param name="Size">Bytes of the files in it.</param>
/// <param name="Packed">Bytes that travel for it, compressed; null as long as the node hasn't packed it.</param>
[GenerateSerializer, Immutable, Alias("fog.ImageLayer")]
public sealed record ImageLayer(string ChainId, long Size, long? Packed)
{
    /// <summary>The best guess of the bytes that travel for it; too high as long as it isn't packed.</summary>
    public long Travels => Packed ?? Size;
}
