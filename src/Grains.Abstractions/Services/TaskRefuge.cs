namespace Fog;

/// <summary>Where a task can come back whose host is lost.</summary>
/// <param name="Node">The host.</param>
/// <param name="Peers">Where its peers are, and the swarm in which the service's network is.</param>
[GenerateSerializer, Immutable, Alias("fog.TaskRefuge")]
public sealed record TaskRefuge(NodeName Node, ServicePeers Peers);
