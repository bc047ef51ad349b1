namespace Fog.Mapping.Floods;

/// <summary>How a node is reached.</summary>
/// <param name="Latency">Round trip in milliseconds.</param>
/// <param name="Upper">Its bound.</param>
/// <param name="Measured">Whether the asking node measured it; otherwise it is a sum of links.</param>
/// <param name="Via">The first node of the way; null when measured.</param>
internal readonly record struct Way(double Latency, double Upper, bool Measured, NodeName? Via);
