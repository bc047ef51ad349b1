using System.Collections.Immutable;

namespace Fog.Agent.Migration;

/// <summary>What the processor can do.</summary>
internal static class Processor
{
    /// <summary>Its features, as the kernel names them in <c>/proc/cpuinfo</c>, sorted.</summary>
    public static ImmutableArray<string> Features(IEnumerable<string> cpuinfo) =>
    [
        .. (cpuinfo.FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal) || line.StartsWith("Features", StringComparison.Ordinal)) ?? ":")
            .Split(':')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
    ];
}
