using System.Collections.Immutable;
using Fog.Nodes;

namespace Fog.Services;

/// <summary>What a service has to say when one of its tasks lost its host: where it can come back, and in which network.</summary>
public sealed class Refuges(IGrainFactory grains, MoveRequests moves, TimeProvider clock)
{
    /// <summary>The refuge, and the service's state with it: a swarm that lost its manager is formed anew.</summary>
    /// <exception cref="FogException">The service is being removed or doesn't have the task on any host, or no host has room.</exception>
    public async Task<(TaskRefuge Refuge, ServiceState State)> Find(
        ServiceName service, ServiceState state, string task, NodeName? wish, ImmutableArray<NodeName> refused, CancellationToken ct)
    {
        var id = new TaskId(service, task);
        if (state is { Phase: ServicePhase.Removing } || state.Request?.Spec.Tasks.ContainsKey(task) != true || state.Plan?.Assignments.ContainsKey(task) != true)
        {
            throw new FogException($"Task {id} has no place in its service any more.");
        }

        var node = wish ?? await moves.Choose(state, id, ct, refused);
        state = await WithNetwork(service, state, node, ct);
        return (new TaskRefuge(node, await moves.Peers(state, id, ct)), state);
    }

    /// <summary>A manager that is there keeps its swarm, also when it is slow to answer: another swarm costs all other tasks of the service their network.</summary>
    private async Task<ServiceState> WithNetwork(ServiceName service, ServiceState state, NodeName node, CancellationToken ct)
    {
        var alive = (await grains.GetGrain<IMembershipGrain>(0).View(ct)).Alive;
        if (state.Swarm is { } known && alive.Contains(known.Manager))
        {
            return state;
        }

        var ticket = await grains.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Swarm(node, ct);
        await grains.Tell(ticket.Manager, manager => manager.CreateNetwork(ServiceState.Network(service), ct));
        return (state with { Swarm = ticket }).With(
            clock.GetUtcNow(), ServiceEventKind.Progress, null,
            $"network {ServiceState.Network(service)} was lost with its swarm and is made anew in the swarm of {ticket.Manager}: deploy again to bring the other tasks into it");
    }
}
