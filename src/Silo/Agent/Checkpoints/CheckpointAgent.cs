using System.Collections.Immutable;
using Fog.Agent.Host;
using Fog.Agent.Tasks;
using Fog.Hosting;

namespace Fog.Agent.Checkpoints;

/// <inheritdoc cref="ICheckpointAgent"/>
internal sealed class CheckpointAgent(NodeOptions options, AbilityProbe abilities, TaskKeepers keepers, CheckpointKeeper kept) : ICheckpointAgent
{
    /// <inheritdoc/>
    public async Task<TaskObservation> Take(TaskId task, CheckpointOrder order, CancellationToken ct)
    {
        if (await abilities.Ask(ct) is { Criu: null })
        {
            throw new FogException($"Node {options.Name} can't take a checkpoint of {task}: it has no CRIU that works on its kernel; 'fog doctor' there says more.");
        }

        try
        {
            return keepers.Of(task).Take(order);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FogException($"Node {options.Name} can't take a checkpoint of {task}: {e.Message} Make room under {options.DataDirectory}.");
        }
    }

    /// <inheritdoc/>
    public Task<KeepingObservation> Keep(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from, CancellationToken ct) => kept.Keep(copy, order, from);
}
