using System.Collections.Immutable;

namespace Fog.Checkpoints;

/// <summary>What is to be done next for a task's checkpoints.</summary>
public abstract record CheckpointStep
{
    private CheckpointStep()
    {
    }

    /// <summary>Nothing now.</summary>
    public sealed record Wait : CheckpointStep;

    /// <summary>It is time for one: store that, then have the host told.</summary>
    public sealed record Begin : CheckpointStep;

    /// <summary>Tell the host of the one that it is to take; the answer says how far it is.</summary>
    public sealed record Take(CheckpointTaking Taking) : CheckpointStep;

    /// <summary>The host has taken it.</summary>
    public sealed record Took(CheckpointTaken Taken) : CheckpointStep;

    /// <summary>The one that was being taken, or that nobody could keep, comes to nothing.</summary>
    public sealed record Drop(long Number, string Reason) : CheckpointStep;

    /// <summary>Ask hosts to keep the newest; the answers say how far they are.</summary>
    public sealed record Keep(Checkpoint Newest, ImmutableArray<NodeName> Keepers, ImmutableArray<NodeName> From) : CheckpointStep;

    /// <summary>These hosts, and no others, keep the newest.</summary>
    /// <param name="Number">The newest.</param>
    /// <param name="Keepers">All of its keepers.</param>
    /// <param name="Alone">Whether the one before it isn't needed any more.</param>
    public sealed record Kept(long Number, ImmutableArray<NodeName> Keepers, bool Alone) : CheckpointStep;

    /// <summary>The task's host is lost: find another, store that the task is there, then have that one told.</summary>
    /// <param name="From">The checkpoint.</param>
    /// <param name="Refused">Hosts on which it couldn't be.</param>
    /// <param name="Tries">How many tries there will have been.</param>
    public sealed record Return(Checkpoint From, ImmutableArray<NodeName> Refused, int Tries) : CheckpointStep;

    /// <summary>Tell the host to bring the task back; the answer says how far it is.</summary>
    public sealed record Resume(TaskReturn Try, Checkpoint From) : CheckpointStep;

    /// <summary>The task is back.</summary>
    public sealed record Back : CheckpointStep;

    /// <summary>No host could bring it back.</summary>
    public sealed record Fail(string Reason) : CheckpointStep;
}
