using System.Collections.Immutable;

namespace Fog;

/// <summary>Asks a node for some of its neighbours.</summary>
[GenerateSerializer, Immutable, Alias("fog.AskPeers")]
public sealed record AskPeers : NetworkMessage;

/// <summary>Answers <see cref="AskPeers"/>.</summary>
/// <param name="Links">The links of the node that was asked.</param>
[GenerateSerializer, Immutable, Alias("fog.Peers")]
public sealed record Peers(ImmutableArray<LinkClaim> Links) : NetworkMessage
{
    /// <inheritdoc/>
    public override int Size => Envelope + (ClaimSize * Links.Length);
}

/// <summary>Wants a link. Said again when no answer comes; a node that has the link already answers <see cref="Linked"/> again.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Latency">What the asking end measured, in milliseconds; null when it didn't.</param>
/// <param name="Replaces">The neighbour of the answering end whose link goes away in exchange, so that its number stays; null: none.</param>
/// <param name="Needy">Whether the asking end has too few links: then it is admitted while there is any room.</param>
[GenerateSerializer, Immutable, Alias("fog.LinkWish")]
public sealed record LinkWish(LinkKind Kind, double? Latency, NodeName? Replaces, bool Needy) : NetworkMessage;

/// <summary>The link stands at the answering end.</summary>
[GenerateSerializer, Immutable, Alias("fog.Linked")]
public sealed record Linked(LinkKind Kind) : NetworkMessage;

/// <summary>No link.</summary>
[GenerateSerializer, Immutable, Alias("fog.LinkRefused")]
public sealed record LinkRefused : NetworkMessage;

/// <summary>The saying end has too many random links: the other should link to <paramref name="To"/> and then end this one.</summary>
/// <param name="To">A random neighbour of the saying end, so that the two stay connected.</param>
[GenerateSerializer, Immutable, Alias("fog.HandOver")]
public sealed record HandOver(NodeName To) : NetworkMessage;

/// <summary>The saying end has too many random links, and the other too as far as it told: the link may end if the other agrees.</summary>
[GenerateSerializer, Immutable, Alias("fog.LinkSpare")]
public sealed record LinkSpare : NetworkMessage;

/// <summary>The link doesn't stand any more at the saying end.</summary>
[GenerateSerializer, Immutable, Alias("fog.Unlinked")]
public sealed record Unlinked : NetworkMessage;

/// <summary>Tells a neighbour all links; who isn't a neighbour answers <see cref="Unlinked"/>, which mends a link that only one end has.</summary>
/// <param name="Links">The links of the saying end.</param>
/// <param name="Reply">Whether it answers another exchange.</param>
[GenerateSerializer, Immutable, Alias("fog.Exchange")]
public sealed record Exchange(ImmutableArray<LinkClaim> Links, bool Reply) : NetworkMessage
{
    /// <inheritdoc/>
    public override int Size => Envelope + (ClaimSize * Links.Length);
}
