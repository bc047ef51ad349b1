namespace Fog.Tasks;

/// <summary>The life cycle of a task as a table: what isn't listed is forbidden and says so.</summary>
public static class TaskLife
{
    /// <summary>Whether a task may go from one phase to another.</summary>
    public static bool Allows(TaskPhase from, TaskPhase to) => (from, to) switch
    {
        (TaskPhase.Planned, TaskPhase.Preparing) => true,
        (TaskPhase.Planned, TaskPhase.Stopped) => true,         // taken back before anything was there
        (TaskPhase.Preparing, TaskPhase.Preparing) => true,     // its next step
        (TaskPhase.Preparing, TaskPhase.Prepared) => true,
        (TaskPhase.Preparing, TaskPhase.Running) => true,       // a restarted node found the process alive
        (TaskPhase.Preparing, TaskPhase.Failed) => true,
        (TaskPhase.Preparing, TaskPhase.Stopped) => true,
        (TaskPhase.Prepared, TaskPhase.Prepared) => true,
        (TaskPhase.Prepared, TaskPhase.Preparing) => true,      // ordered anew
        (TaskPhase.Prepared, TaskPhase.Running) => true,
        (TaskPhase.Prepared, TaskPhase.Failed) => true,
        (TaskPhase.Prepared, TaskPhase.Stopped) => true,
        (TaskPhase.Running, TaskPhase.Running) => true,
        (TaskPhase.Running, TaskPhase.Stopped) => true,
        (TaskPhase.Running, TaskPhase.Failed) => true,
        (TaskPhase.Running, TaskPhase.Preparing) => true,       // a new revision replaces the old process
        (TaskPhase.Running, TaskPhase.Migrating) => true,
        (TaskPhase.Migrating, TaskPhase.Migrating) => true,
        (TaskPhase.Migrating, TaskPhase.Running) => true,       // moved, or the move was given up
        (TaskPhase.Migrating, TaskPhase.Stopped) => true,       // its process ended by itself meanwhile
        (TaskPhase.Migrating, TaskPhase.Failed) => true,
        (TaskPhase.Running, TaskPhase.Suspended) => true,
        (TaskPhase.Suspended, TaskPhase.Suspended) => true,
        (TaskPhase.Suspended, TaskPhase.Running) => true,       // resumed
        (TaskPhase.Suspended, TaskPhase.Preparing) => true,     // a new revision begins anew
        (TaskPhase.Suspended, TaskPhase.Stopped) => true,
        (TaskPhase.Suspended, TaskPhase.Failed) => true,        // its memory is gone
        (TaskPhase.Stopped, TaskPhase.Stopped) => true,
        (TaskPhase.Stopped, TaskPhase.Preparing) => true,       // deployed again
        (TaskPhase.Stopped, TaskPhase.Failed) => true,
        (TaskPhase.Failed, TaskPhase.Failed) => true,
        (TaskPhase.Failed, TaskPhase.Preparing) => true,        // tried again
        (TaskPhase.Failed, TaskPhase.Stopped) => true,          // cleaned up
        _ => false,
    };

    /// <summary>Whether the task is on its way, so that a look at its host is worth while.</summary>
    public static bool IsMoving(TaskPhase phase) => phase is TaskPhase.Preparing or TaskPhase.Prepared;
}
