using Fog.Agent.Host;
using Fog.Agent.Tasks;
using Fog.Hosting;

namespace Fog.Agent.Migration;

/// <inheritdoc cref="IMigrationAgent"/>
internal sealed class MigrationAgent(
    NodeOptions options, AbilityProbe abilities, TaskKeepers keepers, Moves moves, Arrival arrival, Departure departure, Verdicts verdicts,
    Rerouting rerouting, Preflight preflight) : IMigrationAgent
{
    /// <inheritdoc/>
    public Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct) => preflight.Look(keepers.Of(task), order, ct);

    /// <inheritdoc/>
    public async Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct)
    {
        if (Known(order.Id) is { } known)
        {
            return known;
        }

        if (await abilities.Ask(ct) is { Criu: null })
        {
            throw new FogException($"Node {options.Name} can't receive {order.Id.Task}: it has no CRIU that works on its kernel; 'fog doctor' there says more.");
        }

        var keeper = keepers.Of(order.Id.Task);
        if (keeper.Record is { Phase: TaskPhase.Running, Wanted: not Wanted.Gone })
        {
            throw new FogException($"Node {options.Name} can't receive {order.Id.Task}: it runs there already.");
        }

        Stored($"receive {order.Id.Task}", () => keeper.Receive(order));
        var move = moves.Add(new Move(order, MoveSide.Destination));
        move.Begin(token => arrival.Run(keeper, move, token));
        return move.Seen;
    }

    /// <inheritdoc/>
    public Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct)
    {
        if (Known(order.Id) is { } known)
        {
            return Task.FromResult(known);
        }

        var keeper = keepers.Of(order.Id.Task);
        if (keeper.Record is not { Phase: TaskPhase.Running, Wanted: Wanted.Running, Move: null, Taking: null })
        {
            var reason = keeper.Record switch
            {
                { Move: { } other } => $"it is in move {other.Order.Id}",
                { Taking: not null } => "a checkpoint of it is being taken",
                _ => "it doesn't run there",
            };
            throw new FogException($"Node {options.Name} can't send {order.Id.Task}: {reason}.");
        }

        Stored($"send {order.Id.Task}", () => keeper.Saw(record => record with { Move = new MoveRecord(order, MoveSide.Source, MigrationStage.Preparing) }));
        var move = moves.Add(new Move(order, MoveSide.Source));
        move.Begin(token => departure.Run(keeper, move, door, token));
        return Task.FromResult(move.Seen);
    }

    /// <inheritdoc/>
    public Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct)
    {
        return verdict == Verdict.Open
            ? throw new FogException($"Move {id} has no verdict yet.")
            : Task.FromResult(verdicts.Take(id, verdict));
    }

    /// <inheritdoc/>
    public Task<MigrationObservation> Observe(MigrationId id, CancellationToken ct) => Task.FromResult(moves.Of(id)?.Seen ?? Moves.Nothing(id));

    /// <inheritdoc/>
    public Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct) => rerouting.Turn(moved, address, overlay);

    /// <summary>Turns a full disk into an error that may cross to another host: the move is given up at once.</summary>
    private void Stored(string operation, Action store)
    {
        try
        {
            store();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FogException($"Node {options.Name} can't {operation}: {e.Message} Make room under {options.DataDirectory} and try again.");
        }
    }

    /// <summary>What is said to an order that was given before, or comes after its verdict.</summary>
    private MigrationObservation? Known(MigrationId id) => moves.Of(id)?.Seen ?? (moves.IsBuried(id) ? Moves.Done(id) : null);
}
