using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Fog;

/// <summary>The checkpoints that a host takes of its tasks and keeps of others'; the key is the <see cref="NodeName"/>. It lives on that host's silo, as <see cref="INodeGrain"/> does.</summary>
[Alias("fog.ICheckpointsGrain")]
public interface ICheckpointsGrain : IGrainWithStringKey
{
    /// <inheritdoc cref="ICheckpointAgent.Take"/>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("Take")]
    Task<TaskObservation> Take(TaskId task, CheckpointOrder order, CancellationToken ct = default);

    /// <inheritdoc cref="ICheckpointAgent.Keep"/>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("Keep")]
    Task<KeepingObservation> Keep(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from, CancellationToken ct = default);
}
