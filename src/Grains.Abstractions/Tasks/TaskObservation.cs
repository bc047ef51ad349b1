namespace Fog;

/// <summary>What an agent saw of a task.</summary>
/// <param name="Task">The task.</param>
/// <param name="Phase">Where it is.</param>
/// <param name="Step">What is going on or went on last, in a few words.</param>
/// <param name="Revision">Digest of the spec that the agent has in hand; null when it knows nothing of the task.</param>
/// <param name="Overlay">The sandbox's present address on the overlay network; null before there is one.</param>
/// <param name="Pid">The process on its host; null when none runs.</param>
/// <param name="ExitCode">Of an ended process; 128 + signal when a signal ended it.</param>
/// <param name="Error">Why it failed; null when it didn't.</param>
/// <param name="Sequence">Grows with each change that this agent saw of this task, so that reports can't overtake each other.</param>
/// <param name="At">When it was seen.</param>
/// <param name="Limits">What it may use at most; null when the agent knows nothing of the task.</param>
/// <param name="Taken">The checkpoint that it was asked for last and that is over; null when there is none.</param>
/// <param name="Returned">Number of the last return that the agent was told of: what it saw before is of an earlier life of the task.</param>
[GenerateSerializer, Immutable, Alias("fog.TaskObservation")]
public sealed record TaskObservation(
    TaskId Task,
    TaskPhase Phase,
    string Step,
    string? Revision,
    string? Overlay,
    int? Pid,
    int? ExitCode,
    string? Error,
    long Sequence,
    DateTimeOffset At,
    Resources? Limits = null,
    CheckpointTaken? Taken = null,
    long Returned = 0)
{
    /// <summary>The step of a task whose process is gone without an end that anybody saw.</summary>
    public const string Lost = "lost";

    /// <summary>Whether its process went down with its host, so that only a checkpoint of it may be left.</summary>
    public bool IsLost => this is { Phase: TaskPhase.Failed, Step: Lost };
}
