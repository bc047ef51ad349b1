namespace Fog;

/// <summary>How a task is kept from the loss of its host: its memory goes to other hosts now and then, and it comes back with it on one that lives.</summary>
/// <param name="Every">Time from one checkpoint to the next, and so the most that a lost host costs; longer while the link to the keepers takes longer.</param>
/// <param name="Copies">On how many other hosts each is kept; fewer while there are fewer.</param>
[GenerateSerializer, Immutable, Alias("fog.Protection")]
public sealed record Protection(TimeSpan Every, int Copies)
{
    /// <summary>Shortest time between two: each lets the task stand still.</summary>
    public static TimeSpan Shortest { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Most copies.</summary>
    public const int MostCopies = 5;

    /// <summary>Why a task can't be protected; null when it can.</summary>
    public static string? Obstacle(TaskSpec task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task switch
        {
            { Migratable: false } => "it isn't migratable, so that it could come back nowhere",
            _ when task.Volumes.FirstOrDefault(volume => volume.Pinned) is { } pinned => $"its volume {pinned.Name} is pinned: what is in it must never leave its host",
            _ => null,
        };
    }
}
