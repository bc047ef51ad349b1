using System.Collections.Immutable;

namespace Fog.Checkpoints;

/// <summary>What is stored of a task's checkpoints, each time before it is acted on.</summary>
/// <param name="Kept">The newest first: one that is on its way to its keepers, and the one before it until that is done.</param>
/// <param name="Taking">The one that the task's host is taking.</param>
/// <param name="Return">The return from one that goes on.</param>
/// <param name="Last">Number of the last one that was asked for.</param>
/// <param name="Tried">When that was.</param>
/// <param name="Error">Why it came to nothing; null when it didn't.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointState")]
public sealed record CheckpointState(
    ImmutableArray<Checkpoint> Kept, CheckpointTaking? Taking, TaskReturn? Return, long Last, DateTimeOffset Tried, string? Error)
{
    /// <summary>None was ever asked for.</summary>
    public static CheckpointState None { get; } = new([], null, null, 0, default, null);

    /// <summary>What is told of them; null when there is nothing to tell.</summary>
    public CheckpointStatus? Status() => Last == 0 ? null : new(
        Kept.FirstOrDefault(each => !each.Keepers.IsEmpty)?.Summary(),
        Taking?.Number ?? Kept.FirstOrDefault(each => each.Keepers.IsEmpty)?.Number,
        Error);
}

/// <summary>A checkpoint that was taken.</summary>
/// <param name="Number">Which one.</param>
/// <param name="At">When it was asked for, by the grain's clock: the task's memory in it is at least as new.</param>
/// <param name="Revision">Of what task it is: it fits no other.</param>
/// <param name="Blob">Its sealed archive.</param>
/// <param name="Key">What opens it. It is here and nowhere else.</param>
/// <param name="Frozen">How long the task stood still for it.</param>
/// <param name="Keepers">Hosts that have it whole.</param>
[GenerateSerializer, Immutable, Alias("fog.Checkpoint")]
public sealed record Checkpoint(
    long Number, DateTimeOffset At, string Revision, Blob Blob, ImmutableArray<byte> Key, TimeSpan Frozen, ImmutableArray<NodeName> Keepers)
{
    /// <summary>What is told of it.</summary>
    public CheckpointSummary Summary() => new(Number, At, Blob.Size, Frozen, Keepers);
}

/// <summary>A checkpoint that is being taken.</summary>
/// <param name="Number">Which one.</param>
/// <param name="Since">When it was asked for.</param>
/// <param name="Node">The host that takes it.</param>
/// <param name="Revision">Of what task.</param>
/// <param name="Key">What it is sealed with.</param>
[GenerateSerializer, Immutable, Alias("fog.CheckpointTaking")]
public sealed record CheckpointTaking(long Number, DateTimeOffset Since, NodeName Node, string Revision, ImmutableArray<byte> Key);

/// <summary>A task comes back from a checkpoint, on the host that is its host from the moment on in which this is stored.</summary>
/// <param name="Id">Number of the try.</param>
/// <param name="Number">The checkpoint.</param>
/// <param name="Since">When the try began.</param>
/// <param name="Tries">How many there were, this one included.</param>
/// <param name="Refused">Hosts on which it couldn't be.</param>
[GenerateSerializer, Immutable, Alias("fog.TaskReturn")]
public sealed record TaskReturn(long Id, long Number, DateTimeOffset Since, int Tries, ImmutableArray<NodeName> Refused);
