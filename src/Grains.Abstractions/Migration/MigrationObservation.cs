using System.Collections.Immutable;

namespace Fog;

/// <summary>What an agent saw of its end of a move.</summary>
/// <param name="Id">The move.</param>
/// <param name="Stage">How far this end is.</param>
/// <param name="Step">What goes on, in a few words.</param>
/// <param name="Door">At the destination, once it is ready to receive.</param>
/// <param name="Overlay">At the destination: the new sandbox's address on the overlay.</param>
/// <param name="Rounds">At the source: what each round moved.</param>
/// <param name="Phases">How long each part of the freeze took, in milliseconds, by name, as far as this end knows.</param>
/// <param name="Bytes">Bytes sent or received.</param>
/// <param name="Pid">At the destination: the restored process.</param>
/// <param name="Error">Why it failed; null when it didn't.</param>
/// <param name="RoundsEnded">At the source: why the rounds ended; null while they go on, and for a method that has none.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationObservation")]
public sealed record MigrationObservation(
    MigrationId Id,
    MigrationStage Stage,
    string Step,
    MigrationDoor? Door,
    string? Overlay,
    ImmutableArray<MigrationRound> Rounds,
    ImmutableSortedDictionary<string, double> Phases,
    long Bytes,
    int? Pid,
    string? Error,
    RoundEnd? RoundsEnded = null);

/// <summary>One round of a pre-copy, or the final dump.</summary>
/// <param name="Bytes">Moved.</param>
/// <param name="Pages">Memory pages in it.</param>
/// <param name="Elapsed">How long it took.</param>
/// <param name="Frozen">How long the task stood still for it.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationRound")]
public sealed record MigrationRound(long Bytes, long Pages, TimeSpan Elapsed, TimeSpan Frozen);

/// <summary>How far one end of a move is. Each end only goes forward in this order, to <see cref="Failed"/> from any, or to <see cref="Done"/>.</summary>
[GenerateSerializer, Alias("fog.MigrationStage")]
public enum MigrationStage
{
    /// <summary>This host knows nothing of the move.</summary>
    Nothing,

    /// <summary>Destination: layers, volumes, sandbox, workers on their way. Source: not frozen yet; files and rounds are moving.</summary>
    Preparing,

    /// <summary>Destination: the door is open. Source: never.</summary>
    Ready,

    /// <summary>Source: frozen and whole, its network locked; stays so, whatever dies, until a verdict. Destination: never.</summary>
    Frozen,

    /// <summary>Destination: restored and stopped; runs only after a verdict. Source: never.</summary>
    Restored,

    /// <summary>A verdict was carried out: nothing of the move is left here but the copy that runs, if it is here.</summary>
    Done,

    /// <summary>It can't go on here; the side waits for the verdict Abort (a source that isn't frozen goes on running).</summary>
    Failed,
}
