using System.Collections.Immutable;

namespace Fog;

/// <summary>What one node sees of the network without asking anybody.</summary>
/// <param name="Name">The node.</param>
/// <param name="Links">Its links as it measured them, nearest first.</param>
/// <param name="Reliability">Probability that it stays for the next hour, 0 to 1.</param>
/// <param name="Age">How long it has been up.</param>
[GenerateSerializer, Immutable, Alias("fog.NetworkView")]
public sealed record NetworkView(NodeName Name, ImmutableArray<LinkClaim> Links, double Reliability, TimeSpan Age);
