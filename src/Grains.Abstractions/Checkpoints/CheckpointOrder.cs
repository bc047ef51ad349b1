using System.Collections.Immutable;

namespace Fog;

/// <summary>A checkpoint that a task's host is to take.</summary>
/// <param name="Number">Larger than that of any before.</param>
/// <param name="Key">Seals it, so that its keepers hold what they can't read; 32 bytes, of this checkpoint alone.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointOrder")]
public sealed record CheckpointOrder(long Number, ImmutableArray<byte> Key);

/// <summary>What became of a checkpoint at the task's host.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Blob">The sealed archive, which that host has until the next one; null when it couldn't be taken.</param>
/// <param name="Frozen">How long the task stood still for it.</param>
/// <param name="Error">Why it couldn't be taken; the task runs on.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointTaken")]
public sealed record CheckpointTaken(long Number, Blob? Blob, TimeSpan Frozen, string? Error);
