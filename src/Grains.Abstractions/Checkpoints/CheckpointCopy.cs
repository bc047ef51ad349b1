namespace Fog;

/// <summary>A checkpoint that a host is to keep for another.</summary>
/// <param name="Task">Whose memory it is.</param>
/// <param name="Number">Which one.</param>
/// <param name="Blob">The sealed archive.</param>
/// <param name="Image">Name of the task's image, which may be nowhere else when the task's host is lost.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointCopy")]
public sealed record CheckpointCopy(TaskId Task, long Number, Blob Blob, string Image);

/// <summary>How far a host is with a checkpoint that it is to keep.</summary>
/// <param name="Stage">How far.</param>
/// <param name="Error">Why it can't keep it.</param>
[GenerateSerializer, Immutable, Alias("fog.KeepingObservation")]
public sealed record KeepingObservation(KeepingStage Stage, string? Error = null);

/// <summary>How far a host is with a checkpoint that it is to keep.</summary>
[GenerateSerializer, Alias("fog.KeepingStage")]
public enum KeepingStage
{
    /// <summary>It is on its way.</summary>
    Coming,

    /// <summary>It is whole, on disk, and survives a power loss.</summary>
    Kept,

    /// <summary>It can't be kept there.</summary>
    Failed,
}
