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
    Resources? Limits = null);
