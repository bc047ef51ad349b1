using Fog.Checkpoints;
using Fog.Checkpoints.Running;
using Fog.Migration.Running;
using Fog.Nodes;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Tasks;

/// <inheritdoc cref="ITaskGrain"/>
public sealed class TaskGrain(
    [PersistentState("task")] IPersistentState<TaskState> state,
    IClusterMembershipService members,
    TimeProvider clock,
    ILogger<TaskGrain> log) : Grain, ITaskGrain
{
    /// <summary>How often a move that goes on is looked at beside what its ends tell.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    /// <summary>How often checkpoints are looked at.</summary>
    private static readonly TimeSpan CheckpointTick = TimeSpan.FromSeconds(1);

    private TaskJournal _journal = null!;
    private PlaceTelling _place = null!;
    private TaskNews _news = null!;
    private Mover _mover = null!;
    private Checkpointer _checkpoints = null!;
    private Recurring _moving = null!;
    private Recurring _checkpointing = null!;

    private TaskId Id => TaskId.Parse(this.GetPrimaryKeyString());

    private TaskState State => _journal.Now;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _moving = new Recurring(this, Tick, () => _mover.Advance(), () => State.HasMoveWork());
        _checkpointing = new Recurring(this, CheckpointTick, () => _checkpoints.Advance(), () => State.HasCheckpointWork());
        _journal = new TaskJournal(state, DeactivateOnIdle);
        _place = new PlaceTelling(Id, GrainFactory, () => _mover.IsFrozen || State.Phase == TaskPhase.Suspended ? State.Place?.Nowhere : State.Place, log);
        _news = new TaskNews(Id, _journal, _place, GrainFactory, _moving.Wake, log);
        _mover = Mover.Of(Id, _journal, GrainFactory, members, clock, _place, _moving.Wake, log);
        _checkpoints = Checkpointer.Of(Id, _journal, _news, GrainFactory, members, clock, () => _mover.IsBeginning, _checkpointing.Wake, log);
        _moving.Wake();
        _checkpointing.Wake();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Prepare(NodeName node, TaskOrder order, CancellationToken ct)
    {
        await Preparation.Begin(Id, node, order, _journal, _news, GrainFactory, clock.GetUtcNow(), ct);
        _checkpointing.Wake();
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

        return await Removing.Take(Id, node, volumes, _journal, _news, GrainFactory, log, ct) ? Nothing() : Told(null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Checkpoint(CancellationToken ct)
    {
        await _checkpoints.Begin();
        return Told(null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Protect(Protection? protection, CancellationToken ct)
    {
        await _journal.Write(State.Protected(Id, protection));
        _checkpointing.Wake();
        return Told(null);
    }

    /// <inheritdoc/>
    public Task<bool> Keeps(NodeName keeper, long number, CancellationToken ct) => Task.FromResult(_checkpoints.Keeps(keeper, number));

    /// <inheritdoc/>
    public async Task<TaskStatus> Suspend(CancellationToken ct)
    {
        await Suspending.Begin(Id, _journal, _news, GrainFactory, ct);
        return Told(null);
    }

    /// <inheritdoc/>
    public async Task<TaskStatus> Resume(CancellationToken ct)
    {
        if (!await _checkpoints.Wish())
        {
            await Suspending.End(Id, _journal, _news, GrainFactory, ct);
        }

        return Told(null);
    }

    /// <inheritdoc/>
    public async Task<Belonging> Report(NodeName node, TaskObservation observation, CancellationToken ct)
    {
        var belonging = await Reporting.Take(node, observation, _journal, _news);
        if (belonging == Belonging.Moving)
        {
            _moving.Wake();
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
        var told = State.Status(Id, obstacle) with { Returns = _checkpoints.Returns(isSilent: obstacle is not null) };
        var isGone = told is { Phase: TaskPhase.Suspended, Returns: false } && State.Last is { IsLost: true }; // nobody has its memory any more
        return isGone ? told with { Phase = TaskPhase.Failed } : _mover.Step is { } step ? told with { Step = step } : told;
    }
}
