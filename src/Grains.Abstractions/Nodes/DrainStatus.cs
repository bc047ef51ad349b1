using System.Collections.Immutable;

namespace Fog;

/// <summary>How far a node is emptied.</summary>
/// <param name="Node">The node.</param>
/// <param name="IsDrained">Whether it takes no tasks and moves those away that it has.</param>
/// <param name="Tasks">Those that are still there, ordered by name.</param>
[GenerateSerializer, Immutable, Alias("fog.DrainStatus")]
public sealed record DrainStatus(NodeName Node, bool IsDrained, ImmutableArray<DrainedTask> Tasks)
{
    /// <summary>Whether nothing more will happen by itself soon: all are gone, or all that are left were refused.</summary>
    public bool IsSettled => Tasks.All(task => task.Refusal is not null);
}

/// <summary>A task that is still on a node that is emptied.</summary>
/// <param name="Task">The task.</param>
/// <param name="IsMoving">Whether it is on its way.</param>
/// <param name="Refusal">Why it couldn't be moved when that was tried last; it is tried again each half minute. Null: it wasn't tried yet, or is moving.</param>
[GenerateSerializer, Immutable, Alias("fog.DrainedTask")]
public sealed record DrainedTask(TaskId Task, bool IsMoving, string? Refusal);
