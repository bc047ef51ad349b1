using System.Collections.Immutable;

namespace Fog;

/// <summary>What one question found: who is near, what they offer, and how they are linked.</summary>
/// <param name="From">The node that asked.</param>
/// <param name="Budget">The budget of the last flood, in milliseconds of round trip.</param>
/// <param name="Nodes">Nodes within the budget, nearest first, the asking one included.</param>
/// <param name="Links">Measured links between nodes of the map.</param>
/// <param name="Holes">Nodes that were asked and stayed silent: something may be behind them.</param>
/// <param name="Cost">Messages and bytes spent by all nodes for it.</param>
/// <param name="FloodTime">How long the floods took.</param>
/// <param name="Duration">How long all took, direct probes included.</param>
[GenerateSerializer, Immutable, Alias("fog.NetworkMap")]
public sealed record NetworkMap(
    NodeName From,
    double Budget,
    ImmutableArray<MappedNode> Nodes,
    ImmutableArray<MappedLink> Links,
    ImmutableArray<NodeName> Holes,
    MapCost Cost,
    TimeSpan FloodTime,
    TimeSpan Duration);

/// <summary>A node of the map.</summary>
/// <param name="Name">The node.</param>
/// <param name="Latency">Round trip from the asking node in milliseconds.</param>
/// <param name="Upper">Bound that nearly all round trips keep, in milliseconds.</param>
/// <param name="Measured">Whether the asking node measured it itself; otherwise it is the sum of the links on the way.</param>
/// <param name="Via">The neighbour of the asking node that the way leads through; null when measured.</param>
/// <param name="Offer">What it offers; null when that doesn't fit the filter.</param>
/// <param name="Throughput">Smoothed bytes per second of data moved between it and the asking node; null when none was.</param>
[GenerateSerializer, Immutable, Alias("fog.MappedNode")]
public sealed record MappedNode(
    NodeName Name, double Latency, double Upper, bool Measured, NodeName? Via, NodeOffer? Offer, double? Throughput = null);

/// <summary>A link of the map, <paramref name="A"/> before <paramref name="B"/> by name.</summary>
/// <param name="A">One end.</param>
/// <param name="B">The other end.</param>
/// <param name="Kind">Why the link is kept.</param>
/// <param name="Latency">Round trip in milliseconds: the larger of what both ends measured; what the asking node measured, for its own links.</param>
/// <param name="Upper">Bound by the same rule.</param>
/// <param name="Jitter">Milliseconds; the larger of both.</param>
/// <param name="Loss">Share of lost probes; the larger of both.</param>
/// <param name="Age">Time since the older of both measurements.</param>
/// <param name="Throughput">Smoothed bytes per second of data moved over it; the smaller of both; null when none was.</param>
[GenerateSerializer, Immutable, Alias("fog.MappedLink")]
public sealed record MappedLink(
    NodeName A, NodeName B, LinkKind Kind, double Latency, double Upper, double Jitter, double Loss, TimeSpan Age, double? Throughput);
