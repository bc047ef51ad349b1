using Fog.Tasks;

namespace Fog.Checkpoints;

/// <summary>Why no checkpoint of a task can be taken now. Pure.</summary>
internal static class CheckpointRefusal
{
    /// <summary>The sentence; null when one can.</summary>
    public static string? Of(TaskState task, TaskOrder order, IEnumerable<NodeName> alive) => task switch
    {
        { Phase: TaskPhase.Migrating } or { Move.IsOver: false } => $"Task {order.Task} is being moved: take a checkpoint when it has arrived.",
        { Phase: not TaskPhase.Running } => $"Task {order.Task} is {PhaseWord.Of(task.Phase)}: only of one that runs a checkpoint can be taken.",
        _ when Protection.Obstacle(order.Spec) is { } obstacle => $"No checkpoint can be taken of {order.Task}: {obstacle}.",
        _ when alive.All(node => node == task.Node) => $"No checkpoint of {order.Task} would help: there is no other host to keep it.",
        _ => null,
    };
}
