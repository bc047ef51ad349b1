using System.Collections.Immutable;

namespace Fog;

/// <summary>What became of a move.</summary>
/// <param name="Id">The move.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Source">Where the task ran.</param>
/// <param name="Destination">Where it was to run.</param>
/// <param name="Method">How its memory travelled.</param>
/// <param name="Why">Why that method.</param>
/// <param name="Error">Why it was aborted; null after a commit.</param>
/// <param name="Rounds">What each round moved, the last dump included.</param>
/// <param name="Bytes">Bytes sent in all.</param>
/// <param name="Phases">How long each part of the freeze took, in milliseconds, by name.</param>
/// <param name="Frozen">How long the task stood still, from the freeze to the resumption; null when it never did.</param>
/// <param name="Total">From the request to the end.</param>
/// <param name="Predicted">What the cost model said before.</param>
/// <param name="Ended">When it was over.</param>
/// <param name="RoundsEnded">Why the rounds ended before the last dump; null for a method that has none, or when the move came to no end of them.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationReport")]
public sealed record MigrationReport(
    MigrationId Id,
    Verdict Verdict,
    NodeName Source,
    NodeName Destination,
    MigrationMethod Method,
    string Why,
    string? Error,
    ImmutableArray<MigrationRound> Rounds,
    long Bytes,
    ImmutableSortedDictionary<string, double> Phases,
    TimeSpan? Frozen,
    TimeSpan Total,
    MethodForecast Predicted,
    DateTimeOffset Ended,
    RoundEnd? RoundsEnded = null);
