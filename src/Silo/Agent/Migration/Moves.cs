using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fog.Agent.Criu;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>This node's ends of moves: each task's latest, first of all those that a former life of the node left.</summary>
internal sealed class Moves
{
    private readonly ConcurrentDictionary<TaskId, Move> _moves = new();
    private readonly ConcurrentDictionary<TaskId, long> _buried = new();

    public Moves(TaskKeepers keepers)
    {
        foreach (var keeper in keepers.Present.Where(keeper => keeper.Record!.Move is not null))
        {
            Add(Left(keeper, keeper.Record!.Move!));
        }
    }

    /// <summary>The move; null when this node knows nothing of it.</summary>
    public Move? Of(MigrationId id) => _moves.GetValueOrDefault(id.Task) is { } move && move.Order.Id == id ? move : null;

    /// <summary>Moves without a verdict that is carried out.</summary>
    public IEnumerable<MigrationId> Open => _moves.Values.Where(move => move.Seen.Stage != MigrationStage.Done).Select(move => move.Order.Id);

    /// <summary>Raised at each change of stage and after each round of any of them.</summary>
    public event Action<MigrationObservation>? Changed;

    /// <summary>From now on this is the task's latest.</summary>
    public Move Add(Move move)
    {
        move.Changed += seen => Changed?.Invoke(seen);
        return _moves[move.Order.Id.Task] = move;
    }

    /// <summary>The move has a verdict: an order for it, or for one before it, comes too late.</summary>
    public void Bury(MigrationId id) => _buried.AddOrUpdate(id.Task, id.Number, (_, before) => Math.Max(before, id.Number));

    /// <summary>Whether an order for the move comes too late.</summary>
    public bool IsBuried(MigrationId id) => _buried.TryGetValue(id.Task, out var number) && id.Number <= number;

    /// <summary>What is said of a move of which nothing is left here.</summary>
    public static MigrationObservation Done(MigrationId id) => Nothing(id) with { Stage = MigrationStage.Done, Step = "nothing of it is here" };

    /// <summary>What is said of a move that isn't known here.</summary>
    public static MigrationObservation Nothing(MigrationId id) =>
        new(id, MigrationStage.Nothing, "", null, null, [], ImmutableSortedDictionary<string, double>.Empty, 0, null, null);

    /// <summary>
    /// What goes on where a killed node left it: a frozen copy stays frozen, a restored one stopped, both until the verdict; everything else
    /// must begin anew.
    /// </summary>
    private static Move Left(TaskKeeper keeper, MoveRecord record)
    {
        var move = new Move(record.Order, record.Side);
        var holds = record.Stage is MigrationStage.Frozen or MigrationStage.Restored;
        move.Saw(seen => seen with
        {
            Stage = holds ? record.Stage : MigrationStage.Failed,
            Step = holds ? "as the node left it when it ended" : "",
            Pid = record.Pid,
            Error = holds ? null : record.Error ?? "the node was started anew in the middle of it",
        });
        CriuService.EndLeft(keeper.Files.Run);
        return move;
    }
}
