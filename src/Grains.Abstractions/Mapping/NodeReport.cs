using System.Collections.Immutable;

namespace Fog;

/// <summary>What one node tells a flood of itself.</summary>
/// <param name="Name">The node.</param>
/// <param name="Stamp">Grows with each report of the node: of two, the later one counts.</param>
/// <param name="Offer">Null when it doesn't fit the filter.</param>
/// <param name="Links">Its links as it measured them.</param>
[GenerateSerializer, Immutable, Alias("fog.NodeReport")]
public sealed record NodeReport(NodeName Name, long Stamp, NodeOffer? Offer, ImmutableArray<LinkClaim> Links);
