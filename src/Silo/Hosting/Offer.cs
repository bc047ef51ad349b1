namespace Fog.Hosting;

/// <summary>What the owner of a host lends to the fog; null lends all that the host has.</summary>
/// <param name="Cpus">Processor cores; fractions are fine.</param>
/// <param name="Memory">Bytes of memory.</param>
/// <param name="Disk">Bytes of disk.</param>
public sealed record Offer(double? Cpus, long? Memory, long? Disk);
