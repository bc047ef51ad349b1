using System.Collections.Immutable;

namespace Fog;

/// <summary>The agent's part in checkpoints, one per silo, reached through the <see cref="ICheckpointsGrain"/> of the same name. Orders may be given twice.</summary>
public interface ICheckpointAgent
{
    /// <summary>When this returns, the order is on disk and being carried out; <see cref="TaskObservation.Taken"/> says what became of it. The task runs on.</summary>
    /// <exception cref="FogException">The task doesn't run here, is being moved, or this host has no CRIU: nothing was disturbed.</exception>
    Task<TaskObservation> Take(TaskId task, CheckpointOrder order, CancellationToken ct);

    /// <summary>
    /// When this says <see cref="KeepingStage.Kept"/>, the checkpoint is here and on disk, in place of the task's one before, and the task's image with it if
    /// it could be had; until then it is being fetched, and asked again it says how far it is.
    /// </summary>
    Task<KeepingObservation> Keep(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from, CancellationToken ct);
}
