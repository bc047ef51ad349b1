using System.Collections.Immutable;

namespace Fog.Services;

/// <summary>What a service has to say when one of its tasks is to move: whether it may now, where to, and who its peers are.</summary>
public sealed class MoveRequests(IGrainFactory grains, StepRunner runner)
{
    /// <summary>The task's grain and the request with a destination.</summary>
    /// <exception cref="FogException">There is no such task, the service is busy with another request, or no host has room.</exception>
    public async Task<(ITaskGrain Task, MigrationRequest Request)> Resolve(ServiceState state, TaskId task, MigrationRequest request, CancellationToken ct)
    {
        if (!state.Placed.Contains(task.Task))
        {
            throw new TaskNotFoundException(task);
        }

        if (state.IsBusy)
        {
            throw new FogException($"Service {task.Service} is being {(state.Phase == ServicePhase.Removing ? "removed" : "deployed")}: move {task} when that is over.");
        }

        var grain = grains.GetGrain<ITaskGrain>(task.Key);
        return (grain, request.To is null ? request with { To = await Choose(state, task, ct) } : request);
    }

    /// <summary>Where the other tasks are.</summary>
    public async Task<ServicePeers> Peers(ServiceState state, TaskId task, CancellationToken ct)
    {
        var names = state.Placed.Remove(task.Task);
        var seen = (await runner.Look(task.Service, names, ct)).Values.ToArray();
        var sandboxed = seen.Where(peer => peer is { Overlay: not null, Address: not null });
        var moves = await Task.WhenAll(seen.Where(peer => peer.Phase == TaskPhase.Migrating).Select(peer => grains.GetGrain<ITaskGrain>(peer.Task.Key).Migration(ct)));
        var hosts = seen.Select(peer => peer.Node!.Value).Concat(moves.OfType<MigrationStatus>().SelectMany(move => new[] { move.Forecast.Source, move.Forecast.Destination }));
        return new ServicePeers(new PeerTable([.. sandboxed
            .Select(peer => new Peer(peer.Task.Task, peer.Address!, peer.Overlay!, state.Request?.Spec.Tasks.GetValueOrDefault(peer.Task.Task)?.Group))]), [.. hosts.Distinct().Order()], state.Swarm);
    }

    /// <summary>As if the task were new and its present host didn't exist, nor those that are out of the question.</summary>
    /// <exception cref="FogException">No host has room.</exception>
    public async Task<NodeName> Choose(ServiceState state, TaskId task, CancellationToken ct, params IEnumerable<NodeName> refused)
    {
        var present = state.Plan!.Assignments[task.Task].Node;
        var asked = state with
        {
            Plan = state.Plan with { Assignments = state.Plan.Assignments.Remove(task.Task) },
            Excluded = [.. state.Excluded.Union([present, .. refused])],
        };
        var result = await runner.Propose(state.Request!, PlanWish.Default, asked, ct);
        return result.Plan?.Assignments.GetValueOrDefault(task.Task)?.Node
            ?? throw new FogException($"No other host has a place for {task}: {result.Refusals.GetValueOrDefault(task.Task) ?? string.Join("; ", result.Refusals.Values)}");
    }
}
