namespace Fog;

/// <summary>One move of one task; a task's next move has another.</summary>
/// <param name="Task">The task.</param>
/// <param name="Number">Grows with each move of the task, also when it was removed and deployed again meanwhile: an order with a lower one is late.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationId")]
public readonly record struct MigrationId(TaskId Task, long Number)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Task}#{Number}";
}
