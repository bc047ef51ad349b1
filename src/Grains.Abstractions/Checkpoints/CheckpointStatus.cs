using System.Collections.Immutable;

namespace Fog;

/// <summary>What is told of a task's checkpoints.</summary>
/// <param name="Last">The latest that somebody keeps; null before the first.</param>
/// <param name="Going">Number of the one that is being taken or on its way to its first keeper; null when none is.</param>
/// <param name="Error">Why the one that was tried last came to nothing; null when it didn't.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointStatus")]
public sealed record CheckpointStatus(CheckpointSummary? Last, long? Going, string? Error);

/// <summary>A checkpoint in figures.</summary>
/// <param name="Number">Which one.</param>
/// <param name="At">When it was asked for: the task's memory in it is at least as new.</param>
/// <param name="Bytes">Size of one copy.</param>
/// <param name="Frozen">How long the task stood still for it.</param>
/// <param name="Keepers">Who keeps it.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointSummary")]
public sealed record CheckpointSummary(long Number, DateTimeOffset At, long Bytes, TimeSpan Frozen, ImmutableArray<NodeName> Keepers);
