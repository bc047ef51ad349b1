namespace Fog;

/// <summary>No such task in the fog. Trying again doesn't help until it is deployed.</summary>
[GenerateSerializer, Alias("fog.TaskNotFoundException")]
public sealed class TaskNotFoundException : FogException
{
    public TaskNotFoundException()
    {
    }

    public TaskNotFoundException(string message)
        : base(message)
    {
    }

    public TaskNotFoundException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public TaskNotFoundException(TaskId task)
        : base($"Task {task} is unknown; 'fog ps' lists the tasks.") =>
        Task = task;

    /// <summary>What was asked for.</summary>
    [Id(0)]
    public TaskId Task { get; init; }
}
