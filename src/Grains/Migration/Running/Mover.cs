using Fog.Checkpoints.Running;
using Fog.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Migration.Running;

/// <summary>
/// Carries a task's moves through, for its grain and on the grain's scheduler: looks, lets <see cref="MigrationDecision"/> decide, stores,
/// acts. Whatever dies, the next activation goes on from what is stored. Ends that ask for the verdict wake the grain.
/// </summary>
internal sealed class Mover(
    TaskId task, TaskJournal journal, MoveActs acts, MoveDebts debts, MoveRoutes routes, MoveForecasts forecasts, MoveEnds ends, PlaceTelling place, TimeProvider clock,
    Action wake)
{
    private bool _advancing;
    private bool _again;
    private string? _stop;

    /// <summary>Whether the task stands still for its move, as far as it is known.</summary>
    public bool IsFrozen => Going is { Verdict: Verdict.Open } && ends.IsFrozen;

    /// <summary>Whether a move is about to begin: it and a checkpoint exclude each other.</summary>
    public bool IsBeginning { get; private set; }

    /// <summary>What the move that goes on does, in a few words; null when none does.</summary>
    public string? Step => Going is { } move ? MoveReports.Step(move, ends.Sight(move, null)) : null;

    /// <summary>The last move as it is.</summary>
    public MigrationStatus? Status => journal.Now.Move is not { } move
        ? null
        : ends.Sight(move, null) is var sight && move.IsOver
            ? new(move.Id, move.Phase, MoveReports.Step(move, sight), null, null, move.Forecast, move.Started, move.Report)
            : new(move.Id, move.Phase, MoveReports.Step(move, sight), sight.Source.Seen, sight.Destination.Seen, move.Forecast, move.Started, null);

    /// <summary>The mover of a task with all that it needs.</summary>
    public static Mover Of(
        TaskId task, TaskJournal journal, IGrainFactory grains, IClusterMembershipService members, TimeProvider clock, PlaceTelling place, Action wake, ILogger log)
    {
        var routes = new MoveRoutes(task, journal, grains, log);
        var debts = new MoveDebts(task, journal, grains, members, routes, log);
        var acts = new MoveActs(task, journal, grains, members, clock, debts, routes, place, log);
        return new Mover(task, journal, acts, debts, routes, new MoveForecasts(grains), new MoveEnds(grains, members, clock), place, clock, wake);
    }

    private MigrationState? Going => journal.Now.Move is { IsOver: false } move ? move : null;

    /// <inheritdoc cref="ITaskGrain.Forecast"/>
    public Task<MigrationForecast> Forecast(MigrationRequest request, CancellationToken ct) => forecasts.Ask(journal.Now, task, request, ct);

    /// <inheritdoc cref="ITaskGrain.Migrate"/>
    public async Task<MigrationStatus> Begin(MigrationRequest request, CancellationToken ct)
    {
        if (Going is { } going)
        {
            return going.Order.Destination == request.To
                ? Status!
                : throw new FogException($"Task {task} is being moved to {going.Order.Destination}: wait until that is over.");
        }

        IsBeginning = true;
        try
        {
            return await BeginAlone(request, ct);
        }
        finally
        {
            IsBeginning = false;
        }
    }

    private async Task<MigrationStatus> BeginAlone(MigrationRequest request, CancellationToken ct)
    {
        await Untaken.Wait(task, journal, clock, ct);
        var before = journal.Now;
        var forecast = await Forecast(request, ct);
        if (forecast.Chosen is not { } method)
        {
            throw new FogException($"Task {task} can't be moved to {request.To}: {string.Join("; ", forecast.Obstacles)}");
        }

        if (before.Debts.FirstOrDefault(debt => debt.Node == forecast.Destination || debt.Node == forecast.Source) is { } debt)
        {
            throw new FogException($"Node {debt.Node} still has to clear what an earlier move of {task} left there: try again in a moment.");
        }

        var (peers, hosts) = await routes.Surroundings(ct);
        if (journal.Now is not { Phase: TaskPhase.Running, Order: { } order } now || now.Node != forecast.Source)
        {
            throw new FogException($"Task {task} changed meanwhile: look at 'fog ps' and try again.");
        }

        var at = clock.GetUtcNow();
        var id = new MigrationId(task, Math.Max(now.Moves + 1, at.ToUnixTimeSeconds()));
        var told = new MigrationOrder(id, order, forecast.Source, forecast.Destination, method, peers, RoundRules.Default, forecast.Load?.Image);
        _stop = null;
        await journal.Write(now.Begins(new MigrationState(told, forecast, hosts, at, at), at));
        acts.TellService(Status!);
        wake();
        return Status!;
    }

    /// <summary>The task is to go: a move that isn't decided yet is given up.</summary>
    public void Stop(string reason)
    {
        _stop = reason;
        wake();
    }

    /// <inheritdoc cref="ITaskGrain.Moving"/>
    public Task Heard(NodeName node, MigrationObservation seen)
    {
        if (Going is { } move)
        {
            ends.Heard(move, node, seen);
            _again = true;
        }

        wake(); // also when an end is owed something, or the grain has just come back
        return place.Tell();
    }

    /// <inheritdoc cref="ITaskGrain.Restored"/>
    public async Task<Verdict> Restored(NodeName node, MigrationObservation seen)
    {
        var start = clock.GetTimestamp();
        Heard(node, seen).Ignore();
        await journal.Settled();
        if (Going is { } move && Next(move) is MigrationStep.Decide decide)
        {
            await acts.Decide(decide, ends);
            ends.Deciding = clock.GetElapsedTime(start);
        }

        return VerdictOf(seen.Id);
    }

    /// <summary>What is stored: a verdict that is still on its way to the store isn't told.</summary>
    public Verdict VerdictOf(MigrationId id)
    {
        wake();
        return journal.Kept.VerdictOn(id);
    }

    /// <summary>Goes on as far as it can now.</summary>
    public async Task Advance()
    {
        if (_advancing)
        {
            _again = true;
            return;
        }

        _advancing = true;
        try
        {
            do
            {
                _again = false;
                await Go();
            }
            while (_again);
        }
        finally
        {
            _advancing = false;
        }
    }

    private async Task Go()
    {
        if (Going is { } looked)
        {
            await ends.Look(looked);
        }

        do
        {
            await journal.Settled();
        }
        while (Going is { } move && await acts.Do(Next(move), ends));
        await debts.Pay();
    }

    private MigrationStep Next(MigrationState move) => MigrationDecision.Next(move, ends.Sight(move, Reason()), clock.GetUtcNow());

    private string? Reason() => _stop ?? (journal.Now.Phase is TaskPhase.Failed or TaskPhase.Stopped ? "its process ended by itself" : null);
}
