namespace Fog;

/// <summary>Where a task is in its life.</summary>
[GenerateSerializer, Alias("fog.TaskPhase")]
public enum TaskPhase
{
    /// <summary>A host is chosen; nothing is there yet.</summary>
    Planned,

    /// <summary>Image, volumes and sandbox are being brought to the host.</summary>
    Preparing,

    /// <summary>All is there but the process.</summary>
    Prepared,

    /// <summary>The process runs.</summary>
    Running,

    /// <summary>The process ended by itself with exit code 0, or the task was removed.</summary>
    Stopped,

    /// <summary>It couldn't be brought up, or its process ended with another code or a signal.</summary>
    Failed,

    /// <summary>It runs, or stands still for a moment, while it is being moved to another host.</summary>
    Migrating,

    /// <summary>It was put to rest: no process, no cpu and no memory; its memory is on its host's disk until it is resumed.</summary>
    Suspended,
}
