using System.Collections.Immutable;

namespace Fog;

/// <summary>Where a task's peers are now.</summary>
/// <param name="Peers">One entry for each other task of the service that has a sandbox.</param>
[GenerateSerializer, Immutable, Alias("fog.PeerTable")]
public sealed record PeerTable(ImmutableArray<Peer> Peers);

/// <summary>The way to one task.</summary>
/// <param name="Name">The name under which it is known in the service.</param>
/// <param name="Address">Its address for life.</param>
/// <param name="Overlay">Its sandbox's present address on the overlay network.</param>
/// <param name="Group">The name that it shares with its replicas; null when it has none.</param>
[GenerateSerializer, Immutable, Alias("fog.Peer")]
public sealed record Peer(string Name, string Address, string Overlay, string? Group = null);
