using System.Collections.Immutable;
using Fog.Nodes;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Tasks;

/// <inheritdoc cref="ITaskGrain"/>
public sealed partial class TaskGrain(
    [PersistentState("task")] IPersistentState<TaskState> state,
    TimeProvider clock,
    ILogger<TaskGrain> log) : Grain, ITaskGrain
{
    private PortPlace? _told;
    private bool _telling;

    private TaskId Id => TaskId.Parse(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public async Task<TaskStatus> Prepare(NodeName node, TaskOrder order, CancellationToken ct)
    {
        if (state.State.Node is { } other && other != node)
        {
            throw new FogException($"Task {Id} is still on node {other}: remove it there before it is prepared on {node}.");
        }

        if (state.State is { Phase: TaskPhase.Running, Order: { } current } && current.Revision == order.Revision)
        {
            return state.State.Status(Id, null);
        }

        // Sequences follow the host's own clock: those of a former host say nothing here.
        var last = state.State.Node == node ? state.State.Last : null;
        await Store(state.State with { Node = node, Order = order, Last = last, Phase = TaskPhase.Preparing, Since = clock.GetUtcNow() });
        await Take(await GrainFactory.Ask(node, grain => grain.Prepare(order, ct)));
        return state.State.Status(Id, null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Start(PeerTable peers, CancellationToken ct)
    {
        await Take(await GrainFactory.Ask(Assigned(), grain => grain.Start(Id, peers, ct)));
        return state.State.Status(Id, null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Remove(bool volumes, CancellationToken ct)
    {
        if (state.State.Node is not { } node)
        {
            return Nothing();
        }

        var owing = state.State.Owing.Remove(node);
        try
        {
            var seen = await GrainFactory.Ask(node, grain => grain.Remove(Id, volumes, ct));
            if (seen is not { Phase: TaskPhase.Stopped, Revision: null })
            {
                await Take(seen);
                return state.State.Status(Id, null);
            }

            LogGone(Id, node);
        }
        catch (NodeUnavailableException e)
        {
            LogGivenUp(Id, node, e.Message);
            owing = volumes ? owing.Add(node) : owing;
        }

        await Clear(owing, ct);
        return Nothing();
    }

    /// <inheritdoc/>
    public async Task<Belonging> Report(NodeName node, TaskObservation observation, CancellationToken ct)
    {
        if (state.State.Node == node)
        {
            await Take(observation);
            return Belonging.Here;
        }

        if (!state.State.Owing.Contains(node))
        {
            return Belonging.Elsewhere;
        }

        if (observation is { Phase: TaskPhase.Stopped, Revision: null })
        {
            await Store(state.State with { Owing = state.State.Owing.Remove(node) });
        }

        return Belonging.Removed;
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Status(CancellationToken ct)
    {
        if (state.State.Node is not { } node)
        {
            return state.State.Status(Id, null);
        }

        try
        {
            var seen = await GrainFactory.Ask(node, grain => grain.Observe(Id, ct));
            if (state.State.Node == node)
            {
                await Take(seen); // a look runs beside other calls: meanwhile the task may have been taken from that host
            }

            return state.State.Status(Id, null);
        }
        catch (NodeUnavailableException e)
        {
            return state.State.Status(Id, e.Message);
        }
    }

    /// <inheritdoc/>
    public Task<MigrationForecast> Forecast(MigrationRequest request, CancellationToken ct) => throw new FogException($"Task {Id} can't be moved yet.");

    /// <inheritdoc/>
    public Task<MigrationStatus> Migrate(MigrationRequest request, CancellationToken ct) => throw new FogException($"Task {Id} can't be moved yet.");

    /// <inheritdoc/>
    public Task<MigrationStatus?> Migration(CancellationToken ct) => Task.FromResult<MigrationStatus?>(null);

    /// <inheritdoc/>
    public Task<Verdict> Restored(NodeName node, MigrationObservation seen, CancellationToken ct) => Task.FromResult(Verdict.Open);

    /// <inheritdoc/>
    public Task<Verdict> VerdictOf(MigrationId id, CancellationToken ct) => Task.FromResult(Verdict.Open);

    /// <inheritdoc/>
    public Task Moving(NodeName node, MigrationObservation seen) => Task.CompletedTask;

    private async Task Clear(ImmutableArray<NodeName> owing, CancellationToken ct)
    {
        if (owing.IsEmpty)
        {
            await state.ClearStateAsync(ct);
            await TellPlace();
        }
        else
        {
            await Store(new TaskState { Owing = owing });
        }
    }

    private TaskStatus Nothing() =>
        new TaskState { Phase = TaskPhase.Stopped, Since = clock.GetUtcNow() }.Status(Id, null);

    private NodeName Assigned() => state.State.Node ?? throw new TaskNotFoundException(Id);

    private async Task Take(TaskObservation seen)
    {
        var next = state.State.After(seen);
        if (next == state.State)
        {
            await TellPlace();
            return;
        }

        if (next.Phase != state.State.Phase)
        {
            LogPhase(Id, next.Node, next.Phase, seen.Step);
        }

        var news = next.Phase != state.State.Phase || next.Last!.Step != state.State.Last?.Step || next.Last.Pid != state.State.Last?.Pid;
        await Store(next);
        if (!news)
        {
            return;
        }

        await GrainFactory.GetGrain<IServiceGrain>(Id.Service.Value).TaskChanged(next.Status(Id, null));
    }

    private async Task Store(TaskState next)
    {
        state.State = next;
        await state.WriteStateAsync();
        await TellPlace();
    }

    /// <summary>Tells where the published port leads, one change after the other; what couldn't be told is with the host's next report.</summary>
    private async Task TellPlace()
    {
        if (_telling)
        {
            return;
        }

        _telling = true;
        try
        {
            while (state.State.Place is var place && place != _told)
            {
                await GrainFactory.GetGrain<IPortsGrain>(IPortsGrain.Key).Locate(Id, place);
                _told = place;
            }
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogUntold(Id, e.Message);
        }
        finally
        {
            _telling = false;
        }
    }
}
