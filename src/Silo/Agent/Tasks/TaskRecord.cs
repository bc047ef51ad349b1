using System.Collections.Immutable;
using Fog.Agent.Checkpoints;
using Fog.Agent.Migration;

namespace Fog.Agent.Tasks;

/// <summary>What the agent must know of a task after being killed at any line: what is wanted, and what it saw last.</summary>
/// <param name="Order">What was ordered.</param>
/// <param name="Wanted">How far the task is wanted.</param>
/// <param name="Peers">Where its peers were said to be.</param>
/// <param name="RemoveVolumes">Whether a removal takes the volumes too.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="Step">What goes on, in a few words.</param>
/// <param name="Overlay">The sandbox's present address.</param>
/// <param name="Pid">The process.</param>
/// <param name="ExitCode">Of an ended process.</param>
/// <param name="Error">Why it failed.</param>
/// <param name="Sequence">Grows with each change.</param>
/// <param name="At">When it changed last.</param>
/// <param name="Move">The move that it is in; null when it is in none.</param>
/// <param name="Kills">How many of its processes the kernel ended at its memory limit, as far as was told.</param>
/// <param name="Rest">Number of its last suspension, larger than that of any before: what is on disk under another number is old. 0: none yet.</param>
/// <param name="Taking">The checkpoint that is being taken; null when none is.</param>
/// <param name="Taken">What became of the last one; its blob is here until the next.</param>
/// <param name="Return">The checkpoint that it is to come back from; null once it has.</param>
/// <param name="Returned">Number of the last return that was ordered: each is tried once.</param>
internal sealed record TaskRecord(
    TaskOrder Order,
    Wanted Wanted,
    ImmutableArray<Peer> Peers,
    bool RemoveVolumes,
    TaskPhase Phase,
    string Step,
    string? Overlay,
    int? Pid,
    int? ExitCode,
    string? Error,
    long Sequence,
    DateTimeOffset At,
    MoveRecord? Move = null,
    long Kills = 0,
    long Rest = 0,
    TakingRecord? Taking = null,
    CheckpointTaken? Taken = null,
    ReturnOrder? Return = null,
    long Returned = 0)
{
    /// <summary>Why it can't be had otherwise now, in a few words.</summary>
    public static string Now(TaskRecord? record) => record is null ? "nothing of it is here" : record.Move is null ? $"it is {record.Step}" : "it is being moved";

    /// <summary>A task that was just ordered.</summary>
    public static TaskRecord Of(TaskOrder order, DateTimeOffset now) =>
        new(order, Wanted.Prepared, [], false, TaskPhase.Preparing, "ordered", null, null, null, null, now.UtcTicks, now);

    /// <summary>The next state of affairs. Sequences never fall, also when the host's disk was wiped: they follow the clock.</summary>
    public TaskRecord Stamped(DateTimeOffset now) => this with { At = now, Sequence = Math.Max(Sequence + 1, now.UtcTicks) };

    /// <summary>What is told about it.</summary>
    public TaskObservation Observation() =>
        new(Order.Task, Phase, Step, Order.Revision, Overlay, Pid, ExitCode, Error, Sequence, At, Order.Spec.Resources, Taken, Returned);

    /// <summary>What is told about a task that isn't here.</summary>
    public static TaskObservation Nothing(TaskId task, DateTimeOffset now) =>
        new(task, TaskPhase.Stopped, "nothing of it is here", null, null, null, null, null, now.UtcTicks, now);
}

/// <summary>How far a task is wanted.</summary>
internal enum Wanted
{
    /// <summary>All but the process.</summary>
    Prepared,

    /// <summary>The process too.</summary>
    Running,

    /// <summary>Nothing of it.</summary>
    Gone,

    /// <summary>Its memory on disk, and no process.</summary>
    Suspended,
}
