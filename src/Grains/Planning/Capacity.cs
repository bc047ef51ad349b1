namespace Fog.Planning;

/// <summary>Whether a need fits into what is free.</summary>
public static class Capacity
{
    /// <summary>Rounding of sums of fractional cores must not refuse the last fraction.</summary>
    private const double CpuTolerance = 1e-9;

    /// <summary>Null when it fits, otherwise the first resource that doesn't: <c>cpu</c>, <c>memory</c> or <c>disk</c>.</summary>
    public static string? Lacks(Resources need, Resources free) =>
        need.Cpu > free.Cpu + CpuTolerance ? "cpu"
        : need.Memory > free.Memory ? "memory"
        : need.Disk > free.Disk ? "disk"
        : null;
}
