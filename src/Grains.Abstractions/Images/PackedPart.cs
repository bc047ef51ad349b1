namespace Fog;

/// <summary>How far a node has come with packing a part of an image.</summary>
/// <param name="Blob">The part as a blob that can be fetched; null while it is being packed: ask again.</param>
/// <param name="Size">Bytes of it when it is unpacked; 0 while it is being packed.</param>
[GenerateSerializer, Immutable, Alias("fog.PackedPart")]
public sealed record PackedPart(Blob? Blob, long Size)
{
    /// <summary>It is under way.</summary>
    public static PackedPart UnderWay { get; } = new(null, 0);
}
