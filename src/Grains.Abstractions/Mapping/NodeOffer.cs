namespace Fog;

/// <summary>What a node offers, with the time of its measurement.</summary>
/// <param name="Description">What was free at <see cref="NodeDescription.At"/>.</param>
/// <param name="SmoothedFree">What was free on average lately.</param>
/// <param name="Volatility">How far the free share strays from its average, 0 (still) to 1.</param>
/// <param name="Reliability">Probability that the node stays for the next hour, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("fog.NodeOffer")]
public sealed record NodeOffer(NodeDescription Description, Resources SmoothedFree, double Volatility, double Reliability);
