namespace Fog.Migration;

/// <summary>What is to be done next for a move.</summary>
public abstract record MigrationStep
{
    private MigrationStep()
    {
    }

    /// <summary>Nothing now: an end is at work.</summary>
    public sealed record Wait : MigrationStep;

    /// <summary>Ask the destination for a promise.</summary>
    public sealed record Reserve : MigrationStep;

    /// <summary>Tell the destination to get ready.</summary>
    public sealed record Receive : MigrationStep;

    /// <summary>The destination is ready: store its door, then have the source told.</summary>
    public sealed record Open(MigrationDoor Door) : MigrationStep;

    /// <summary>Tell the source to send.</summary>
    public sealed record Send(MigrationDoor Door) : MigrationStep;

    /// <summary>Store the verdict.</summary>
    public sealed record Decide(Verdict Verdict, string? Reason) : MigrationStep;

    /// <summary>Tell the verdict to the ends that haven't carried it out.</summary>
    public sealed record Conclude(bool Source, bool Destination) : MigrationStep;

    /// <summary>It is over. Ends that couldn't be told are told when they are back.</summary>
    public sealed record Close(bool SourceOwed, bool DestinationOwed) : MigrationStep;
}
