using System.Collections.Immutable;

namespace Fog.Bench.Planning.Instances;

/// <summary>Places for hosts and the links between them.</summary>
/// <param name="Count">How many places there are; the initiator is at the first.</param>
/// <param name="Links">Each pair once, <c>A</c> below <c>B</c>.</param>
internal sealed record Network(int Count, ImmutableArray<NetworkLink> Links);

/// <summary>A link.</summary>
/// <param name="A">One end.</param>
/// <param name="B">The other end.</param>
/// <param name="RoundTrip">Milliseconds.</param>
internal readonly record struct NetworkLink(int A, int B, double RoundTrip);
