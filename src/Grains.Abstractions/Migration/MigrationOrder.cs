namespace Fog;

/// <summary>What both agents are told about a move.</summary>
/// <param name="Id">The move.</param>
/// <param name="Task">The task's order, as it will be at the destination.</param>
/// <param name="Source">Where the task runs.</param>
/// <param name="Destination">Where it is to run.</param>
/// <param name="Method">How its memory travels.</param>
/// <param name="Peers">Where its peers are.</param>
/// <param name="Rules">When rounds end.</param>
/// <param name="Image">Digest of the image that the task runs from at the source: the destination's must be the same. Null: not known.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationOrder")]
public sealed record MigrationOrder(
    MigrationId Id,
    TaskOrder Task,
    NodeName Source,
    NodeName Destination,
    MigrationMethod Method,
    PeerTable Peers,
    RoundRules Rules,
    string? Image = null);
