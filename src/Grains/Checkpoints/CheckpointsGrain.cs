using System.Collections.Immutable;
using Fog.Placement;
using Orleans.GrainDirectory;
using Orleans.Placement;
using Orleans.Runtime;

namespace Fog.Checkpoints;

/// <inheritdoc cref="ICheckpointsGrain"/>
[HostPlacement, GrainDirectory(HostDirectory.Name), Immovable]
public sealed class CheckpointsGrain(ICheckpointAgent agent) : Grain, ICheckpointsGrain
{
    /// <inheritdoc/>
    public Task<TaskObservation> Take(TaskId task, CheckpointOrder order, CancellationToken ct) => agent.Take(task, order, ct);

    /// <inheritdoc/>
    public Task<KeepingObservation> Keep(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from, CancellationToken ct) =>
        agent.Keep(copy, order, from, ct);
}
