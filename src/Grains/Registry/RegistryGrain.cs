using System.Collections.Immutable;
using Fog.Nodes;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Registry;

/// <inheritdoc cref="IRegistryGrain"/>
public sealed partial class RegistryGrain(
    [PersistentState("registry")] IPersistentState<RegistryState> state,
    ILogger<RegistryGrain> log) : Grain, IRegistryGrain
{
    /// <inheritdoc/>
    public async Task<Enrolment> Enrol(ServiceName service, ImmutableArray<string> published, CancellationToken ct)
    {
        await Store(state.State.Enrol(service, published), ct);
        return state.State.Services[service.Value];
    }

    /// <inheritdoc/>
    public Task Forget(ServiceName service, CancellationToken ct) =>
        Store(state.State with { Services = state.State.Services.Remove(service.Value) }, ct);

    /// <inheritdoc/>
    public Task<ImmutableArray<ServiceName>> Services(CancellationToken ct) =>
        Task.FromResult<ImmutableArray<ServiceName>>([.. state.State.Services.Keys.Select(name => new ServiceName(name))]);

    /// <inheritdoc/>
    public async Task<SwarmTicket> Swarm(NodeName candidate, CancellationToken ct)
    {
        // Asking the manager is idempotent: a swarm that still stands comes back as it is, one that its host lost is formed anew.
        if (state.State.Swarm is { } known && await Confirm(known, ct) is { } standing)
        {
            await Store(state.State with { Swarm = standing }, ct);
            return standing;
        }

        var ticket = await GrainFactory.Ask(candidate, node => node.FormSwarm(ct));
        LogFormed(ticket.Swarm, candidate);
        await Store(state.State with { Swarm = ticket }, ct);
        return ticket;
    }

    private async Task<SwarmTicket?> Confirm(SwarmTicket known, CancellationToken ct)
    {
        try
        {
            return await GrainFactory.Ask(known.Manager, node => node.FormSwarm(ct));
        }
        catch (NodeUnavailableException e)
        {
            LogLost(known.Swarm, known.Manager, e.Message);
            return null;
        }
    }

    private async Task Store(RegistryState next, CancellationToken ct)
    {
        if (next == state.State)
        {
            return;
        }

        state.State = next;
        await state.WriteStateAsync(ct);
    }
}
