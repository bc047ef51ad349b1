using System.Collections.Immutable;

namespace Fog;

/// <summary>
/// A flip turns the links left-first, first-second, second-right into second-left, first-second, first-right. First offers it to second.
/// </summary>
/// <param name="Id">Names the flip at both.</param>
/// <param name="Left">The neighbour that first gives to second.</param>
/// <param name="Neighbours">The neighbours of first.</param>
/// <param name="Surplus">Triangles that the link second-left closes, less those that the end of left-first opens.</param>
[GenerateSerializer, Immutable, Alias("fog.FlipOffer")]
public sealed record FlipOffer(long Id, NodeName Left, ImmutableArray<NodeName> Neighbours, int Surplus) : NetworkMessage
{
    /// <inheritdoc/>
    public override int Size => Envelope + (NameSize * Neighbours.Length);
}

/// <summary>Second accepts and names the neighbour that it gives to first, or declines.</summary>
/// <param name="Id">Which flip.</param>
/// <param name="Right">Null: no flip.</param>
[GenerateSerializer, Immutable, Alias("fog.FlipAnswer")]
public sealed record FlipAnswer(long Id, NodeName? Right) : NetworkMessage;

/// <summary>The link second-left stands. Repeated until first says the outcome.</summary>
[GenerateSerializer, Immutable, Alias("fog.FlipReady")]
public sealed record FlipReady(long Id) : NetworkMessage;

/// <summary>First has decided: when it holds, both give up their old links; otherwise both give up their new ones.</summary>
[GenerateSerializer, Immutable, Alias("fog.FlipOutcome")]
public sealed record FlipOutcome(long Id, bool Holds) : NetworkMessage;
