namespace Fog;

/// <summary>What pinned volumes mean for their task.</summary>
public static class Pinning
{
    /// <summary>Whether the task has data that must never leave the host on which it was created: planners keep it there, and no move takes it away.</summary>
    public static bool IsPinned(this TaskSpec task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.Volumes.Any(volume => volume.Pinned);
    }
}
