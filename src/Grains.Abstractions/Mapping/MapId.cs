namespace Fog;

/// <summary>Names one flood. A question with an expanding budget makes several, one for each budget.</summary>
/// <param name="Origin">The node that asks.</param>
/// <param name="Number">Unique at that node, also after its restart.</param>
[GenerateSerializer, Immutable, Alias("fog.MapId")]
public readonly record struct MapId([property: Id(0)] NodeName Origin, [property: Id(1)] long Number)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Origin}#{Number}";
}
