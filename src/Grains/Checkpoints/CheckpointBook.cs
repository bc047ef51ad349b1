using System.Collections.Immutable;
using Fog.Tasks;

namespace Fog.Checkpoints;

/// <summary>How a task's stored state follows from what happens to its checkpoints, and what it says of them. Pure.</summary>
internal static class CheckpointBook
{
    /// <summary>Whether the task is nowhere, as far as can be seen: its host has been gone for long, or is back without it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="gone">For how long its host has been gone; null while it is there.</param>
    public static bool IsLost(this TaskState task, TimeSpan? gone) => task.Move is null or { IsOver: true }
        && (task is { Phase: TaskPhase.Suspended, Last.IsLost: true } || (task.Phase == TaskPhase.Running && gone >= CheckpointDecision.Absence));

    /// <summary>The newest checkpoint of the task as it is now that can be had; null when there is none.</summary>
    public static Checkpoint? Usable(this TaskState task, IReadOnlySet<NodeName> alive) =>
        task.Checkpoints.Kept.FirstOrDefault(kept => kept.Revision == task.Order?.Revision && kept.Keepers.Any(alive.Contains));

    /// <summary>Whether there is something to see to.</summary>
    public static bool HasCheckpointWork(this TaskState task) =>
        task.Node is not null && (task.Order?.Spec.Protect is not null || task.Checkpoints is not { Taking: null, Return: null, Kept.IsEmpty: true });

    /// <summary>Whether a host has to keep a checkpoint: as one of its keepers, or as one that may be about to take the place of one that isn't there.</summary>
    public static bool Keeps(this TaskState task, NodeName keeper, long number, IReadOnlySet<NodeName> alive) => task.Checkpoints.Kept.Any(kept => kept.Number == number
        && (kept.Keepers.Contains(keeper) || (kept == task.Checkpoints.Kept[0] && kept.Keepers.Count(node => node != task.Node && alive.Contains(node)) < task.Copies()))); // what is on the task's own host helps nobody

    /// <summary>On how many other hosts its checkpoints are kept.</summary>
    public static int Copies(this TaskState task) => task.Order?.Spec.Protect?.Copies ?? 1;

    /// <summary>Hosts that could keep a checkpoint of the task.</summary>
    public static IEnumerable<NodeName> Candidates(this CheckpointSight sight, TaskState task) =>
        sight.Alive.Where(node => node != task.Node && sight.Keeping.GetValueOrDefault(node)?.Stage != KeepingStage.Failed);

    /// <summary>Why hosts can't keep the newest; null when none said so.</summary>
    public static string? Refusal(this CheckpointSight sight) =>
        string.Join("; ", sight.Keeping.Where(each => each.Value.Stage == KeepingStage.Failed).Select(each => $"{each.Key}: {each.Value.Error}")) is { Length: > 0 } words ? words : null;

    /// <summary>A host is to bring the task up from nothing. Sequences follow the host's own clock: those of a former host say nothing; and memory of an earlier life isn't this one's.</summary>
    public static TaskState Anew(this TaskState task, NodeName node, TaskOrder order, DateTimeOffset now) => task with
    {
        Node = node,
        Order = order,
        Last = task.Node == node ? task.Last : null,
        Phase = TaskPhase.Preparing,
        Since = now,
        Checkpoints = CheckpointState.None with { Last = task.Checkpoints.Last },
    };

    /// <summary>It is kept from the loss of its host in this way; what isn't wanted any more goes.</summary>
    /// <exception cref="TaskNotFoundException">It has no order.</exception>
    public static TaskState Protected(this TaskState task, TaskId id, Protection? protection) => task.With(known => protection is null ? known with { Kept = [] } : known) with
    {
        Order = task.Order is { } order ? order with { Spec = order.Spec with { Protect = protection } } : throw new TaskNotFoundException(id),
    };

    /// <summary>One is asked for.</summary>
    public static TaskState Begins(this TaskState task, ImmutableArray<byte> key, DateTimeOffset now)
    {
        var number = Math.Max(task.Checkpoints.Last + 1, now.ToUnixTimeSeconds());
        return task.With(known => known with
        {
            Taking = new CheckpointTaking(number, now, task.Node!.Value, task.Order!.Revision, key), Last = number, Tried = now,
        });
    }

    /// <summary>The host has taken it: the newest, and the one before that somebody keeps.</summary>
    public static TaskState Took(this TaskState task, CheckpointTaken taken) => task.With(known => known.Taking is not { } taking ? known : known with
    {
        Taking = null,
        Error = null,
        Kept = [new(taking.Number, taking.Since, taking.Revision, taken.Blob!, taking.Key, taken.Frozen, []), .. known.Kept.Where(kept => !kept.Keepers.IsEmpty).Take(1)],
    });

    /// <summary>It comes to nothing.</summary>
    public static TaskState Drops(this TaskState task, long number, string reason) => task.With(known => known with
    {
        Taking = known.Taking?.Number == number ? null : known.Taking,
        Kept = known.Kept.RemoveAll(kept => kept.Number == number),
        Error = reason,
    });

    /// <summary>These keep the newest.</summary>
    public static TaskState IsKept(this TaskState task, CheckpointStep.Kept kept) => task.With(known => known with
    {
        Kept = [.. known.Kept.Select(each => each.Number == kept.Number ? each with { Keepers = kept.Keepers } : each).Take(kept.Alone ? 1 : 2)],
    });

    /// <summary>The task is another host's from now on, where it is to come back. One write: there is no moment at which it is on both.</summary>
    public static TaskState Returns(this TaskState task, CheckpointStep.Return from, TaskRefuge refuge, DateTimeOffset now)
    {
        var id = Math.Max(Math.Max(task.Moves, task.Moved) + 1, now.ToUnixTimeSeconds());
        var order = task.Order! with { Swarm = refuge.Peers.Swarm ?? task.Order.Swarm };
        var step = $"coming back from its checkpoint of {(now - from.From.At).TotalSeconds:0} s before";
        return task.With(known => known with { Taking = null, Return = new TaskReturn(id, from.From.Number, now, from.Tries, from.Refused) }) with
        {
            Node = refuge.Node,
            Order = order,
            Last = new TaskObservation(order.Task, TaskPhase.Suspended, step, order.Revision, null, null, null, null, 0, now, order.Spec.Resources),
            Phase = TaskPhase.Suspended,
            Since = now,
            Moved = id,
            Moves = id,
            Unrouted = refuge.Peers.Hosts,
        };
    }

    /// <summary>It is back.</summary>
    public static TaskState IsBack(this TaskState task) => task.With(known => known with { Return = null });

    /// <summary>It couldn't be brought back; a deploy starts it anew.</summary>
    public static TaskState FailsToReturn(this TaskState task, string reason, DateTimeOffset now) => task.IsBack() with
    {
        Phase = TaskPhase.Failed,
        Since = now,
        Last = task.Last! with { Phase = TaskPhase.Failed, Step = "couldn't come back", Error = $"couldn't come back from its checkpoint: {reason}; deploy again to start it anew" },
    };

    private static TaskState With(this TaskState task, Func<CheckpointState, CheckpointState> change) => task with { Checkpoints = change(task.Checkpoints) };
}
