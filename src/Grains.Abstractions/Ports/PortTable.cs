using System.Collections.Immutable;

namespace Fog;

/// <summary>All published ports of the fog.</summary>
/// <param name="Version">Grows with each change; 0 is the table before the first.</param>
/// <param name="Ports">In the order of their numbers.</param>
[GenerateSerializer, Immutable, Alias("fog.PortTable")]
public sealed record PortTable(long Version, ImmutableArray<PublishedPort> Ports);

/// <summary>A port of the fog and where it leads.</summary>
/// <param name="Port">Its number, the same at every node.</param>
/// <param name="Task">The task that it leads to.</param>
/// <param name="Place">Where that is now; null while it is nowhere.</param>
[GenerateSerializer, Immutable, Alias("fog.PublishedPort")]
public sealed record PublishedPort(int Port, TaskId Task, PortPlace? Place);

/// <summary>How a task with a published port is reached.</summary>
/// <param name="Node">Its host.</param>
/// <param name="Address">Its address for life.</param>
/// <param name="Port">The port at which it listens there.</param>
/// <param name="Overlay">Its sandbox's present address on the overlay network; null before there is one.</param>
/// <param name="Network">Name of the service's overlay network.</param>
/// <param name="Swarm">The swarm in which that network is.</param>
[GenerateSerializer, Immutable, Alias("fog.PortPlace")]
public sealed record PortPlace(NodeName Node, string Address, int Port, string? Overlay, string Network, SwarmTicket Swarm)
{
    /// <summary>The same without a way to it: connections wait.</summary>
    public PortPlace Nowhere => this with { Overlay = null };
}
