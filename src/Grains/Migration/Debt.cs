namespace Fog.Migration;

/// <summary>A verdict that an end of a move wasn't told or hasn't carried out: kept until it has, however many moves come after.</summary>
/// <param name="Id">The move.</param>
/// <param name="Node">The end.</param>
/// <param name="Verdict">What was decided.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationDebt")]
public sealed record Debt(MigrationId Id, NodeName Node, Verdict Verdict);
