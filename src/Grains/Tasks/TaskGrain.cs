using Fog.Migration.Running;
using Fog.Nodes;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Tasks;

/// <inheritdoc cref="ITaskGrain"/>
public sealed partial class TaskGrain(
    [PersistentState("task")] IPersistentState<TaskState> state,
    IClusterMembershipService members,
    TimeProvider clock,
    ILogger<TaskGrain> log) : Grain, ITaskGrain
{
    /// <summary>How often a move that goes on is looked at beside what its ends tell.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    private TaskJournal _journal = null!;
    private PlaceTelling _place = null!;
    private TaskNews _news = null!;
    private Mover _mover = null!;
    private IGrainTimer? _timer;

    private TaskId Id => TaskId.Parse(this.GetPrimaryKeyString());

    private TaskState State => _journal.Now;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _journal = new TaskJournal(state, DeactivateOnIdle);
        _place = new PlaceTelling(Id, GrainFactory, () => _mover.IsFrozen || State.Phase == TaskPhase.Suspended ? State.Place?.Nowhere : State.Place, log);
        _news = new TaskNews(Id, _journal, _place, GrainFactory, Wake, log);
        _mover = Mover.Of(Id, _journal, GrainFactory, members, clock, _place, Wake, log);
        Wake();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Prepare(NodeName node, TaskOrder order, CancellationToken ct)
    {
        if (State.Node is { } other && other != node)
        {
            throw new FogException($"Task {Id} is still on node {other}: remove it there before it is prepared on {node}.");
        }

        if (State.Phase == TaskPhase.Migrating || (State is { Phase: TaskPhase.Running or TaskPhase.Suspended, Order: { } current } && current.Revision == order.Revision))
        {
            return Told(null); // one that is on its way to another host is ordered anew when it has arrived
        }

        // Sequences follow the host's own clock: those of a former host say nothing here.
        var last = State.Node == node ? State.Last : null;
        await _news.Store(State with { Node = node, Order = order, Last = last, Phase = TaskPhase.Preparing, Since = clock.GetUtcNow() });
        await _news.Take(await GrainFactory.Ask(node, grain => grain.Prepare(order, ct)));
        return Told(null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Start(PeerTable peers, CancellationToken ct)
    {
        await _news.Take(await GrainFactory.Ask(Assigned(), grain => grain.Start(Id, peers, ct)));
        return Told(null);
    }

    /// <inheritdoc/>
    public Task<TaskStatus> Limit(Resources limits, CancellationToken ct) => Limiting.Set(Id, _journal, _news, GrainFactory, limits, ct);

    /// <inheritdoc/>
    public async Task<TaskStatus> Remove(bool volumes, CancellationToken ct)
    {
        if (State.Node is not { } node)
        {
            return Nothing();
        }

        if (State.Move is { IsOver: false })
        {
            _mover.Stop("the task is being removed");
            return Told(null);
        }

        var owing = State.Owing.Remove(node);
        try
        {
            var seen = await GrainFactory.Ask(node, grain => grain.Remove(Id, volumes, ct));
            if (seen is not { Phase: TaskPhase.Stopped, Revision: null })
            {
                await _news.Take(seen);
                return Told(null);
            }

            LogGone(Id, node);
        }
        catch (NodeUnavailableException e)
        {
            LogGivenUp(Id, node, e.Message);
            owing = volumes ? owing.Add(node) : owing;
        }

        await _news.Clear(owing);
        return Nothing();
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Suspend(CancellationToken ct)
    {
        await Suspending.Begin(Id, _journal, _news, GrainFactory, ct);
        return Told(null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Resume(CancellationToken ct)
    {
        await Suspending.End(Id, _journal, _news, GrainFactory, ct);
        return Told(null);
    }

    /// <inheritdoc/>
    public async Task<Belonging> Report(NodeName node, TaskObservation observation, CancellationToken ct)
    {
        var belonging = await Reporting.Take(node, observation, _journal, _news);
        if (belonging == Belonging.Moving)
        {
            Wake();
        }

        return belonging;
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Status(CancellationToken ct)
    {
        if (State.Node is not { } node)
        {
            return Told(null);
        }

        try
        {
            var seen = await GrainFactory.Ask(node, grain => grain.Observe(Id, ct));
            if (State.Node == node)
            {
                await _news.Take(seen); // a look runs beside other calls: meanwhile the task may have been taken from that host
            }

            return Told(null);
        }
        catch (NodeUnavailableException e)
        {
            return Told(e.Message);
        }
    }

    /// <inheritdoc/>
    public Task<MigrationForecast> Forecast(MigrationRequest request, CancellationToken ct) => _mover.Forecast(request, ct);

    /// <inheritdoc/>
    public Task<MigrationStatus> Migrate(MigrationRequest request, CancellationToken ct) => _mover.Begin(request, ct);

    /// <inheritdoc/>
    public Task<MigrationStatus?> Migration(CancellationToken ct) => Task.FromResult(_mover.Status);

    /// <inheritdoc/>
    public Task<Verdict> Restored(NodeName node, MigrationObservation seen, CancellationToken ct) => _mover.Restored(node, seen);

    /// <inheritdoc/>
    public Task<Verdict> VerdictOf(MigrationId id, CancellationToken ct) => Task.FromResult(_mover.VerdictOf(id));

    /// <inheritdoc/>
    public Task Moving(NodeName node, MigrationObservation seen) => _mover.Heard(node, seen);

    private TaskStatus Nothing() => new TaskState { Phase = TaskPhase.Stopped, Since = clock.GetUtcNow() }.Status(Id, null);

    private NodeName Assigned() => State.Node ?? throw new TaskNotFoundException(Id);

    private TaskStatus Told(string? obstacle)
    {
        var told = State.Status(Id, obstacle);
        return _mover.Step is { } step ? told with { Step = step } : told;
    }

    /// <summary>Sees to moves from now on, for as long as there is something to see to.</summary>
    private void Wake()
    {
        _timer ??= this.RegisterGrainTimer(See, new GrainTimerCreationOptions(TimeSpan.Zero, Tick) { Interleave = true, KeepAlive = true });
        _timer.Change(TimeSpan.Zero, Tick);
    }

    private async Task See(CancellationToken ct)
    {
        await _mover.Advance();
        if (!State.HasMoveWork())
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
