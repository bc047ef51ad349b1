using System.Collections.Immutable;
using Fog.Nodes;

namespace Fog.Services;

/// <summary>The steps of a service that concern single tasks; each is carried out for all named tasks side by side.</summary>
public sealed class TaskSteps(IGrainFactory grains)
{
    /// <summary>Hands each task to its host.</summary>
    public async Task<ServiceState> Prepare(ServiceState state, ImmutableArray<string> names, CancellationToken ct)
    {
        await Task.WhenAll(names.Select(name => Prepare(state, name, ct)));
        return state with { Attempted = state.Attempted.Union(names) };
    }

    /// <summary>A task that kept its place may ask for more than it was promised: the promise is renewed first.</summary>
    private async Task Prepare(ServiceState state, string name, CancellationToken ct)
    {
        var (order, node) = (Orders.For(state, name), state.Plan!.Assignments[name].Node);
        if (await grains.Ask(node, grain => grain.Reserve(order.Task, order.Spec, ct)) is { } refusal)
        {
            throw new FogException($"{refusal} for what {name} asks now: ask for less, or remove the service and deploy it anew.");
        }

        await Grain(order.Task.Service, name).Prepare(node, order, ct);
    }

    /// <summary>Holds tasks to what the spec says; their processes go on.</summary>
    public Task Limit(ServiceState state, ImmutableArray<string> names, CancellationToken ct)
    {
        var spec = state.Request!.Spec;
        return Task.WhenAll(names.Select(name => Grain(spec.Name, name).Limit(spec.Tasks[name].Resources, ct)));
    }

    /// <summary>Keeps tasks from the loss of their hosts as the spec says; their processes go on.</summary>
    public Task Protect(ServiceState state, ImmutableArray<string> names, CancellationToken ct)
    {
        var spec = state.Request!.Spec;
        return Task.WhenAll(names.Select(name => Grain(spec.Name, name).Protect(spec.Tasks[name].Protect, ct)));
    }

    /// <summary>Tells every sandbox of the service the way to its peers; those that are prepared start.</summary>
    public async Task<ServiceState> Start(ServiceState state, ImmutableArray<string> prepared, CancellationToken ct)
    {
        var spec = state.Request!.Spec;
        var service = spec.Name;
        var all = await Task.WhenAll(state.Placed.Select(name => Grain(service, name).Status(ct)));
        var sandboxed = all.Where(task => task is { Overlay: not null, Address: not null, Reachable: true }).ToArray();
        await Task.WhenAll(sandboxed
            .OrderBy(task => prepared.Contains(task.Task.Task))
            .Select(task => Grain(service, task.Task.Task).Start(Orders.Peers(spec, sandboxed, task), ct)));
        return state;
    }

    /// <summary>Takes tasks from their hosts and gives up the promises that their new place doesn't need.</summary>
    public async Task<ServiceState> TakeDown(ServiceName service, ServiceState state, ImmutableArray<string> names, CancellationToken ct)
    {
        var gone = new List<string>();
        foreach (var name in names)
        {
            var before = await Grain(service, name).Status(ct);
            var after = await Grain(service, name).Remove(state is { Phase: ServicePhase.Removing, RemoveVolumes: true }, ct);
            if (after is not { Phase: TaskPhase.Stopped, Revision: null })
            {
                continue;
            }

            gone.Add(name);
            if (before.Node is { } node && state.Plan?.Assignments.GetValueOrDefault(name)?.Node != node)
            {
                await Release(service, name, node, ct);
            }
        }

        return gone.Count == 0 ? state : state.TookDown(gone);
    }

    /// <summary>Gives back all promises and the network of a service without tasks.</summary>
    /// <returns>False when the network isn't free yet.</returns>
    public async Task<bool> GiveBack(ServiceName service, ServiceState state, CancellationToken ct)
    {
        foreach (var (name, place) in state.Plan?.Assignments ?? ImmutableSortedDictionary<string, Assignment>.Empty)
        {
            await Release(service, name, place.Node, ct);
        }

        try
        {
            return state.Swarm is not { } swarm
                || await grains.Ask(swarm.Manager, node => node.RemoveNetwork(ServiceState.Network(service), ct));
        }
        catch (NodeUnavailableException)
        {
            return true; // the network went with its swarm's only manager
        }
    }

    private async Task Release(ServiceName service, string name, NodeName node, CancellationToken ct)
    {
        try
        {
            await grains.Tell(node, grain => grain.Release(new TaskId(service, name), ct));
        }
        catch (NodeUnavailableException)
        {
            // Its own start clears what isn't its any more.
        }
    }

    private ITaskGrain Grain(ServiceName service, string name) => grains.GetGrain<ITaskGrain>(new TaskId(service, name).Key);
}
