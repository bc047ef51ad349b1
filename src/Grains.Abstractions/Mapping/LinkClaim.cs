namespace Fog;

/// <summary>What one end of a link says of it. Ages are told, never instants: the clocks of two hosts differ.</summary>
/// <param name="To">The other end.</param>
/// <param name="Kind">Why the link is kept.</param>
/// <param name="Latency">Smoothed round trip in milliseconds.</param>
/// <param name="Upper">Bound that nearly all round trips keep, in milliseconds.</param>
/// <param name="Jitter">Smoothed difference of successive round trips in milliseconds.</param>
/// <param name="Loss">Smoothed share of probes that weren't answered, 0 to 1.</param>
/// <param name="Samples">How many round trips were measured; 0: nothing is known yet.</param>
/// <param name="Age">Time since the last measurement.</param>
/// <param name="Throughput">Smoothed bytes per second of data moved over it; null when none was.</param>
[GenerateSerializer, Immutable, Alias("fog.LinkClaim")]
public sealed record LinkClaim(
    NodeName To, LinkKind Kind, double Latency, double Upper, double Jitter, double Loss, int Samples, TimeSpan Age, double? Throughput);
