namespace Fog;

/// <summary>A task as its grain knows it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Node">The host that it is assigned to; null when none is.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="Step">What goes on, in a few words.</param>
/// <param name="Revision">Digest of the spec that is on the host.</param>
/// <param name="Address">The task's own address for life.</param>
/// <param name="Overlay">The sandbox's present address on the overlay network.</param>
/// <param name="PublishedPort">Port at which the fog publishes it; null when it has none.</param>
/// <param name="Pid">The process on its host.</param>
/// <param name="ExitCode">Of an ended process.</param>
/// <param name="Error">Why it failed, or why the host can't be asked.</param>
/// <param name="Reachable">Whether the host could be asked; when not, the rest is what was known before.</param>
/// <param name="Since">When the phase began.</param>
/// <param name="Swarm">Id of the swarm in which its sandbox is; null before it has one.</param>
/// <param name="Moved">Number of its last move that was committed; 0: it is where it was started.</param>
/// <param name="Limits">What it may use at most on its host; null before it was seen there.</param>
/// <param name="Protection">How it is kept from the loss of its host; null: it isn't.</param>
/// <param name="Checkpoint">What is known of its checkpoints; null when none was ever asked for.</param>
/// <param name="Returns">Whether its host is lost and it comes back from a checkpoint by itself.</param>
[GenerateSerializer, Immutable, Alias("fog.TaskStatus")]
public sealed record TaskStatus(
    TaskId Task,
    NodeName? Node,
    TaskPhase Phase,
    string Step,
    string? Revision,
    string? Address,
    string? Overlay,
    int? PublishedPort,
    int? Pid,
    int? ExitCode,
    string? Error,
    bool Reachable,
    DateTimeOffset Since,
    string? Swarm = null,
    long Moved = 0,
    Resources? Limits = null,
    Protection? Protection = null,
    CheckpointStatus? Checkpoint = null,
    bool Returns = false)
{
    /// <summary>Whether there is nothing to mend: it runs or rests on a host that answers, or it ended there with exit code 0.</summary>
    public bool IsWell => Reachable && !Returns && (Phase is TaskPhase.Running or TaskPhase.Migrating or TaskPhase.Suspended || this is { Phase: TaskPhase.Stopped, Revision: not null });
}
