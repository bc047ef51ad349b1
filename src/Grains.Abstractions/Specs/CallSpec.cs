namespace Fog;

/// <summary>A wanted connection between two tasks.</summary>
/// <param name="From">The caller.</param>
/// <param name="To">The called.</param>
/// <param name="MaxLatency">Longest bearable round trip; null for any.</param>
/// <param name="Bandwidth">Bits per second that it needs; null for little.</param>
/// <param name="Rate">Calls per second: how much this call's latency counts beside others'. Default 1.</param>
/// <param name="Payload">Bytes of one call, request and answer together. Default 0: little.</param>
[GenerateSerializer, Immutable, Alias("fog.CallSpec")]
public sealed record CallSpec(string From, string To, TimeSpan? MaxLatency, long? Bandwidth, double Rate = 1, long Payload = 0);
