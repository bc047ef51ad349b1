using System.Collections.Concurrent;
using Fog.Agent.Criu;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>This node's ends of moves: each task's latest, first of all those that a former life of the node left.</summary>
internal sealed class Moves
{
    private readonly ConcurrentDictionary<TaskId, Move> _moves = new();

    public Moves(TaskKeepers keepers)
    {
        foreach (var keeper in keepers.Present.Where(keeper => keeper.Record!.Move is not null))
        {
            _moves[keeper.Task] = Left(keeper, keeper.Record!.Move!);
        }
    }

    /// <summary>The move; null when this node knows nothing of it.</summary>
    public Move? Of(MigrationId id) => _moves.GetValueOrDefault(id.Task) is { } move && move.Order.Id == id ? move : null;

    /// <summary>The task's latest move; null when this node knows of none.</summary>
    public Move? Latest(TaskId task) => _moves.GetValueOrDefault(task);

    /// <summary>From now on this is the task's latest.</summary>
    public Move Add(Move move) => _moves[move.Order.Id.Task] = move;

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
