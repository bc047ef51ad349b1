namespace Fog;

/// <summary>What the owner of a host asks, in the fog's own unit of account.</summary>
/// <param name="CpuHour">For one core for one hour; default 0.</param>
/// <param name="GiBHour">For one GiB of memory for one hour; default 0.</param>
[GenerateSerializer, Immutable, Alias("fog.Price")]
public readonly record struct Price([property: Id(0)] double CpuHour, [property: Id(1)] double GiBHour);
