namespace Fog.Cli.Doctor.Facts;

/// <summary>CRIU on this host.</summary>
/// <param name="Tool">The program that runc and the node would find.</param>
/// <param name="Trial">A real dump and restore of a small process.</param>
/// <param name="DirtyTracking">The kernel's soft-dirty bit (feature mem_dirty_track): pre-copy needs it.</param>
/// <param name="LazyPages">userfaultfd with events (feature uffd-noncoop): post-copy needs it.</param>
public sealed record CriuFacts(ToolFact Tool, Attempt Trial, Attempt DirtyTracking, Attempt LazyPages);
