using System.Collections.Immutable;
using Fog.Tasks;

namespace Fog.Migration.Running;

/// <summary>How a task's stored state follows from what happens to its moves. Pure.</summary>
internal static class MoveBook
{
    /// <summary>A move begins.</summary>
    public static TaskState Begins(this TaskState task, MigrationState move, DateTimeOffset now) =>
        task with { Move = move, Moves = move.Id.Number, Phase = TaskPhase.Migrating, Since = now };

    /// <summary>The verdict. With a commit the task's host changes in the same write: there is no moment at which the two disagree.</summary>
    public static TaskState Decides(this TaskState task, Verdict verdict, string? reason, MigrationObservation? restored, DateTimeOffset now)
    {
        var move = task.Move!.Decide(verdict, reason, now);
        return verdict == Verdict.Commit
            ? task with
            {
                Move = move,
                Moved = move.Id.Number,
                Node = move.Order.Destination,
                Unrouted = move.Hosts,
                Last = task.Last is null ? null : task.Last with { Overlay = restored?.Overlay, Pid = restored?.Pid, Step = "running", Error = null, Sequence = 0 },
            }
            : task with { Move = move };
    }

    /// <summary>It is over. A task whose process ended meanwhile stays ended.</summary>
    public static TaskState Closes(this TaskState task, MigrationReport report, IEnumerable<Debt> debts, DateTimeOffset now)
    {
        var move = task.Move!;
        var over = move.Enter(move.Verdict == Verdict.Commit ? MigrationPhase.Committed : MigrationPhase.Aborted, now) with { Report = report, Error = report.Error };
        return task with
        {
            Move = over,
            Debts = task.Debts.AddRange(debts),
            Phase = task.Phase == TaskPhase.Migrating ? TaskPhase.Running : task.Phase,
            Since = task.Phase == TaskPhase.Migrating ? now : task.Since,
        };
    }

    /// <summary>An end carried out what it was owed.</summary>
    public static TaskState Paid(this TaskState task, Debt debt) => task with { Debts = task.Debts.Remove(debt) };

    /// <summary>These hosts know the new way.</summary>
    public static TaskState Routed(this TaskState task, IEnumerable<NodeName> hosts) => task with { Unrouted = [.. task.Unrouted.Except(hosts)] };

    /// <summary>What was decided of a move: of the last one, or of one of which an end still has to hear. Open: nothing that is known.</summary>
    public static Verdict VerdictOn(this TaskState task, MigrationId id) =>
        task.Move is { } move && move.Id == id ? move.Verdict : task.Debts.FirstOrDefault(debt => debt.Id == id)?.Verdict ?? Verdict.Open;

    /// <summary>Whether what a node holds of the task is a move's affair.</summary>
    public static bool IsMoving(this TaskState task, NodeName node) =>
        (task.Move is { IsOver: false } move && move.Concerns(node)) || task.Debts.Any(debt => debt.Node == node);

    /// <summary>Whether a move, or what is left of one, has to be seen to.</summary>
    public static bool HasMoveWork(this TaskState task) => task.Move is { IsOver: false } || !task.Debts.IsEmpty || task.HasNewWay();

    /// <summary>Whether hosts must be told where it is: one that rests is nowhere.</summary>
    public static bool HasNewWay(this TaskState task) => !task.Unrouted.IsEmpty && task.Phase != TaskPhase.Suspended;

    /// <summary>What is left when the task itself is removed: who is away still has to hear.</summary>
    public static TaskState Bare(this TaskState task, ImmutableArray<NodeName> owing) =>
        new() { Owing = owing, Debts = task.Debts };
}
