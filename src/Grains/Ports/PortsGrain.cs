using System.Collections.Immutable;
using Fog.Services;
using Orleans.Runtime;

namespace Fog.Ports;

/// <inheritdoc cref="IPortsGrain"/>
public sealed class PortsGrain([PersistentState("ports")] IPersistentState<PortsState> state, TimeProvider clock) : Grain, IPortsGrain
{
    /// <summary>How long a caller waits for news: shorter than its patience, long enough to cost nothing while nothing happens.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly Signal _changed = new();

    /// <inheritdoc/>
    public Task Publish(ServiceName service, ImmutableSortedDictionary<string, int> ports, CancellationToken ct) =>
        Store(state.State.Publish(service, ports), ct);

    /// <inheritdoc/>
    public Task Locate(TaskId task, PortPlace? place, CancellationToken ct) => Store(state.State.Locate(task, place), ct);

    /// <inheritdoc/>
    public async Task<PortTable> Table(long known, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var news = _changed.Next;
        if (state.State.Version == known)
        {
            await Task.WhenAny(news, Task.Delay(Wait, clock, patience.Token));
            await patience.CancelAsync();
        }

        return state.State.Table;
    }

    private async Task Store(PortsState next, CancellationToken ct)
    {
        if (next == state.State)
        {
            return;
        }

        state.State = next;
        _changed.Raise(); // nodes turn their routes while the store writes: a task that moved is waited for
        try
        {
            await state.WriteStateAsync(ct);
        }
        catch
        {
            DeactivateOnIdle(); // what isn't stored must not be taken for stored: whoever told it tells it again
            throw;
        }
    }
}
