namespace Fog;

/// <summary>A wanted connection between two tasks.</summary>
/// <param name="From">The caller.</param>
/// <param name="To">The called.</param>
/// <param name="MaxLatency">Longest bearable round trip; null for any.</param>
/// <param name="Bandwidth">Bits per second that it needs; null for little.</param>
[GenerateSerializer, Immutable, Alias("fog.CallSpec")]
public sealed record CallSpec(string From, string To, TimeSpan? MaxLatency, long? Bandwidth);
