namespace Fog.Agent.Checkpoints;

/// <summary>What a host must remember of a checkpoint that it takes, after its node was killed at any line.</summary>
/// <param name="Order">The checkpoint.</param>
/// <param name="IsFrozen">Whether the task stands still for it: stored before it does.</param>
internal sealed record TakingRecord(CheckpointOrder Order, bool IsFrozen = false);
