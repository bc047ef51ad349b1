namespace Fog;

/// <summary>What is asked of a move.</summary>
/// <param name="To">The new host; null: the one that the planner would choose.</param>
/// <param name="Method">How the memory is to travel; null: the method with the shortest predicted freeze.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationRequest")]
public sealed record MigrationRequest(NodeName? To, MigrationMethod? Method);
