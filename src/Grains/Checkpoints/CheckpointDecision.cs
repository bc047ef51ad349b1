using System.Collections.Immutable;
using Fog.Tasks;
using static Fog.Checkpoints.CheckpointStep;

namespace Fog.Checkpoints;

/// <summary>Decides the next step for a task's checkpoints from what is stored and what is seen. Pure: asked again after a crash it says the same.</summary>
public static class CheckpointDecision
{
    /// <summary>How long a host must be gone before its tasks come back elsewhere: a node that is started anew takes less, and its tasks ran on.</summary>
    public static readonly TimeSpan Absence = TimeSpan.FromSeconds(20);

    /// <summary>How long a host may take for a checkpoint.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>How many hosts are tried for a return.</summary>
    public const int MostTries = 3;

    /// <summary>The next step.</summary>
    public static CheckpointStep Next(TaskState task, CheckpointSight sight, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(sight);
        return task switch
        {
            { Node: null } or { Order: null } => new Wait(),
            { Checkpoints.Return: { } back } => Returning(task, back, sight),
            { Checkpoints.Taking: { } taking } => Taking(task, taking, sight, now),
            _ when task.IsLost(sight.Gone) => task.Order.Spec.Protect is not null && task.Usable(sight.Alive) is { } from ? new Return(from, [], 1) : new Wait(),
            _ => Spreading(task, sight) ?? (IsDue(task, sight, now) ? new Begin() : new Wait()),
        };
    }

    private static CheckpointStep Returning(TaskState task, TaskReturn back, CheckpointSight sight)
    {
        var couldNot = task is { Phase: TaskPhase.Suspended, Last: { Error: not null, IsLost: false } };
        if (task.Phase != TaskPhase.Suspended)
        {
            return new Back(); // it runs, or did and ended by itself
        }

        if (couldNot || sight.Gone >= Absence || task.Last is { IsLost: true })
        {
            var refused = back.Refused.Contains(task.Node!.Value) ? back.Refused : back.Refused.Add(task.Node.Value);
            return back.Tries >= MostTries ? new Fail(task.Last?.Error ?? $"node {task.Node} is gone")
                : task.Usable(sight.Alive) is { } from ? new Return(from, refused, back.Tries + 1)
                : couldNot ? new Fail(task.Last!.Error!) : new Wait();
        }

        return task.Checkpoints.Kept.FirstOrDefault(kept => kept.Number == back.Number) is { } copy && sight.Gone is null ? new Resume(back, copy) : new Wait();
    }

    private static CheckpointStep Taking(TaskState task, CheckpointTaking taking, CheckpointSight sight, DateTimeOffset now) => (task, sight) switch
    {
        _ when taking.Node != task.Node => new Drop(taking.Number, $"the task left {taking.Node} meanwhile"),
        _ when taking.Revision != task.Order!.Revision => new Drop(taking.Number, "the task was replaced meanwhile"),
        ({ Last.Taken: { } taken }, _) when taken.Number == taking.Number => taken.Blob is null ? new Drop(taking.Number, taken.Error ?? "nothing came of it") : new Took(taken),
        (_, { Gone: not null }) => new Drop(taking.Number, $"node {taking.Node} is gone"),
        ({ Phase: not TaskPhase.Running }, _) => new Drop(taking.Number, $"the task is {PhaseWord.Of(task.Phase)}"),
        _ when now - taking.Since > Patience => new Drop(taking.Number, $"it wasn't taken within {Patience.TotalMinutes:0} minutes"),
        _ => new Take(taking),
    };

    /// <summary>Null when the newest is where it should be, or nowhere can be.</summary>
    private static CheckpointStep? Spreading(TaskState task, CheckpointSight sight)
    {
        if (task.Checkpoints.Kept is not [var newest, ..])
        {
            return null;
        }

        var (candidates, copies) = (sight.Candidates(task), task.Copies());
        var wanted = KeeperChoice.Of(task.Order!.Task, newest.Keepers, candidates, copies);
        var arrived = newest.Keepers.Union(wanted.Where(node => sight.Keeping.GetValueOrDefault(node)?.Stage == KeepingStage.Kept)).Order().ToImmutableArray();
        var missing = wanted.Except(arrived).ToImmutableArray();
        if (arrived.Length > newest.Keepers.Length && !missing.IsEmpty)
        {
            return new Kept(newest.Number, arrived, false);
        }

        ImmutableArray<NodeName> from = [.. newest.Keepers.Append(task.Node!.Value).Distinct().Where(sight.Alive.Contains)];
        if (!missing.IsEmpty)
        {
            return from.IsEmpty ? null : new Keep(newest, missing, from);
        }

        // Fewer hosts than copies: one that is away may come back with its own.
        var keepers = wanted.Length < copies ? arrived : wanted;
        return keepers.IsEmpty ? new Drop(newest.Number, sight.Refusal() ?? "there is no other host to keep it")
            : !keepers.SequenceEqual(newest.Keepers) || task.Checkpoints.Kept.Length > 1 ? new Kept(newest.Number, keepers, true)
            : null;
    }

    private static bool IsDue(TaskState task, CheckpointSight sight, DateTimeOffset now) =>
        task is { Phase: TaskPhase.Running, Move: null or { IsOver: true }, Order.Spec.Protect: { } protect }
        && sight.Gone is null && now - task.Checkpoints.Tried >= protect.Every && sight.Alive.Any(node => node != task.Node);
}
