using System.Collections.Immutable;

namespace Fog;

/// <summary>Where the other tasks of a service are.</summary>
/// <param name="Table">The way to each that has a sandbox.</param>
/// <param name="Hosts">Their hosts; of one that is being moved, both.</param>
/// <param name="Swarm">The swarm in which the service's network is now; null before it has one.</param>
[GenerateSerializer, Immutable, Alias("fog.ServicePeers")]
public sealed record ServicePeers(PeerTable Table, ImmutableArray<NodeName> Hosts, SwarmTicket? Swarm = null);
