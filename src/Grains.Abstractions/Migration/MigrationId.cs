namespace Fog;

/// <summary>One move of one task; a task's next move has another.</summary>
/// <param name="Task">The task.</param>
/// <param name="Number">Counts the task's moves from 1.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationId")]
public readonly record struct MigrationId(TaskId Task, long Number)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Task}#{Number}";
}
