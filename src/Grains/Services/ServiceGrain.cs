using System.Collections.Immutable;
using Fog.Nodes.Draining;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Services;

/// <inheritdoc cref="IServiceGrain"/>
public sealed partial class ServiceGrain(
    [PersistentState("service")] IPersistentState<ServiceState> state,
    TimeProvider clock,
    StepRunner runner,
    MoveRequests moves,
    Refuges refuges,
    INewsDesk news,
    ILogger<ServiceGrain> log) : Grain, IServiceGrain
{
    /// <summary>How often the service looks at itself while it has work to do; news of a task makes it look at once.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private readonly Signal _happened = new();
    private IGrainTimer? _timer;

    private ServiceName Name => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        Wake();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<DeployReceipt> Deploy(DeployRequest request, CancellationToken ct)
    {
        Admission.Check(request.Spec, state.State.Phase);
        var known = state.State.Request is { } last && SpecDigest.Of(last.Spec) == SpecDigest.Of(request.Spec);
        if (known && state.State.Phase == ServicePhase.Deploying)
        {
            return new DeployReceipt(false, state.State.LastEvent);
        }

        var seen = await runner.Look(Name, state.State.Placed, ct);
        if (known && state.State.Phase == ServicePhase.Running && seen.Values.All(task => task.IsWell))
        {
            return new DeployReceipt(false, state.State.LastEvent);
        }

        LogDeploy(Name, request.Initiator);
        var accepted = state.State.Follow(seen.Values).Accept(request, seen);
        await Store(accepted.With(clock.GetUtcNow(), ServiceEventKind.Accepted, null,
            $"{Name} with {request.Spec.Tasks.Count} tasks was handed in at {request.Initiator}"));
        Wake();
        return new DeployReceipt(true, state.State.LastEvent);
    }

    /// <inheritdoc/>
    public Task<PlanResult> Propose(DeployRequest request, PlanWish wish, CancellationToken ct)
    {
        Admission.Check(request.Spec, state.State.Phase);
        return runner.Propose(request, wish, state.State, ct);
    }

    /// <inheritdoc/>
    public async Task<ServiceStatus> Status(CancellationToken ct)
    {
        Known();
        var seen = await runner.Look(Name, state.State.Placed, ct);
        return new ServiceStatus(Name, state.State.Phase, [.. seen.Values.OrderBy(task => task.Task.Task, StringComparer.Ordinal)],
            state.State.Plan, state.State.Error, state.State.LastEvent);
    }

    /// <inheritdoc/>
    public async Task<DeployReceipt> Remove(bool volumes, CancellationToken ct)
    {
        Known();
        if (state.State.Phase == ServicePhase.Removing && state.State.RemoveVolumes == volumes)
        {
            return new DeployReceipt(false, state.State.LastEvent);
        }

        LogRemove(Name, volumes);
        var removing = state.State with { Phase = ServicePhase.Removing, RemoveVolumes = volumes, Error = null };
        await Store(removing.With(clock.GetUtcNow(), ServiceEventKind.Accepted, null, $"{Name} is being removed"));
        Wake();
        return new DeployReceipt(true, state.State.LastEvent);
    }

    /// <inheritdoc/>
    public async Task<LimitReceipt> Limit(string task, LimitChange change, CancellationToken ct)
    {
        Known();
        var (receipt, next) = await TaskLimits.Change(Name, state.State, task, change, GrainFactory, ct);
        LogLimit(receipt.Task, receipt.After.Cpu, receipt.After.Memory);
        await Store(next.With(clock.GetUtcNow(), ServiceEventKind.Settled, receipt.Task, EventText.OfLimits(receipt.After)));
        return receipt;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ServiceEvent> Watch(long from, CancellationToken ct) => _happened.Events(() => state.State.Events, from, ct);

    /// <inheritdoc/>
    public async Task TaskChanged(TaskStatus status, CancellationToken ct)
    {
        if (state.State.Request is null || !state.State.Placed.Contains(status.Task.Task))
        {
            return;
        }

        var told = EventText.Of(status);
        await Store(state.State.Follow([status]).Heed(status).With(clock.GetUtcNow(), told.Kind, status.Task, told.Text));
        Wake();
    }

    /// <inheritdoc/>
    public async Task<MigrationForecast> Forecast(string task, MigrationRequest request, CancellationToken ct)
    {
        Known();
        var (grain, resolved) = await moves.Resolve(state.State, new TaskId(Name, task), request, ct);
        return await grain.Forecast(resolved, ct);
    }

    /// <inheritdoc/>
    public async Task<MigrationStatus> Migrate(string task, MigrationRequest request, CancellationToken ct)
    {
        Known();
        var (grain, resolved) = await moves.Resolve(state.State, new TaskId(Name, task), request, ct);
        return await grain.Migrate(resolved, ct);
    }

    /// <inheritdoc/>
    public async Task<TaskRefuge> Refuge(string task, NodeName? wish, ImmutableArray<NodeName> refused, CancellationToken ct)
    {
        Known();
        var (refuge, next) = await refuges.Find(Name, state.State, task, wish, refused, ct);
        if (next != state.State)
        {
            await Store(next);
        }

        return refuge;
    }

    /// <inheritdoc/>
    public Task<ServicePeers> PeersOf(string task, CancellationToken ct) => moves.Peers(state.State, new TaskId(Name, task), ct);

    /// <inheritdoc/>
    public Task<ImmutableArray<string>> CalledFirst(CancellationToken ct) =>
        Task.FromResult(state.State.Request is { } request ? DrainTurn.CalledFirst(request.Spec) : []);

    /// <inheritdoc/>
    public async Task TaskMoved(TaskStatus status, MigrationStatus move, CancellationToken ct)
    {
        if (state.State.Request is not null && state.State.Placed.Contains(status.Task.Task))
        {
            var told = EventText.Of(move);
            await Store(state.State.Follow([status]).With(clock.GetUtcNow(), told.Kind, status.Task, told.Text));
        }
    }

    private void Known()
    {
        if (state.State.Phase is ServicePhase.Unknown or ServicePhase.Removed)
        {
            throw new ServiceNotFoundException(Name);
        }
    }

    private void Wake()
    {
        _timer ??= this.RegisterGrainTimer(Reconcile, new GrainTimerCreationOptions(TimeSpan.Zero, Tick) { KeepAlive = true });
        _timer.Change(TimeSpan.Zero, Tick);
    }

    private async Task Reconcile(CancellationToken ct)
    {
        if (state.State.IsBusy)
        {
            await runner.Advance(Name, state.State, Store, ct);
        }

        if (!state.State.IsBusy)
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task Store(ServiceState next)
    {
        var told = state.State.LastEvent;
        state.State = next;
        await state.WriteStateAsync();
        _happened.Raise();
        foreach (var happened in next.Events.Where(happened => happened.Sequence > told))
        {
            await news.Tell(Name, happened);
        }
    }
}
