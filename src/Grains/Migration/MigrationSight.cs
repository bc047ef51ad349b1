namespace Fog.Migration;

/// <summary>What the task's grain sees of a move at one moment. Nothing of it is stored: a grain that comes back looks again.</summary>
/// <param name="Source">Where the task runs.</param>
/// <param name="Destination">Where it is to run.</param>
/// <param name="FrozenSince">When the source was first seen frozen; null before.</param>
/// <param name="Stop">Why the move should be given up from outside: the task's process ended, or the task is being removed. Null: it shouldn't.</param>
public sealed record MigrationSight(EndSight Source, EndSight Destination, DateTimeOffset? FrozenSince = null, string? Stop = null);

/// <summary>What is seen of one end.</summary>
/// <param name="Seen">What its agent said last; null when it wasn't heard of yet.</param>
/// <param name="IsGone">Whether its node isn't in the fog any more. One that is only slow to answer isn't gone.</param>
public sealed record EndSight(MigrationObservation? Seen, bool IsGone = false)
{
    /// <summary>Nothing was heard of it.</summary>
    public static EndSight Unknown { get; } = new((MigrationObservation?)null);

    /// <summary>How far it is.</summary>
    public MigrationStage Stage => Seen?.Stage ?? MigrationStage.Nothing;
}
