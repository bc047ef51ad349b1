using System.Net;

namespace Fog.Agent.Ports;

/// <summary>How a connection gets on from this node.</summary>
internal abstract record Way
{
    private Way()
    {
    }

    /// <summary>Not now: the task is nowhere, or the entry isn't ready.</summary>
    public sealed record Wait : Way;

    /// <summary>From this node's entry to the task.</summary>
    public sealed record Enter(string Namespace, IPEndPoint Door) : Way;

    /// <summary>To the same port of the task's host.</summary>
    public sealed record Relay(NodeName Node, int Port) : Way;

    /// <summary>
    /// Decides. A node with an entry always uses it, and the task's own host waits for its entry: so a connection that is handed on can't
    /// be handed back, however old one node's table is.
    /// </summary>
    /// <param name="port">What is known of the port.</param>
    /// <param name="self">This node.</param>
    /// <param name="entry">This node's entry to the service; null while it has none.</param>
    public static Way Of(PublishedPort port, NodeName self, ReadyEntry? entry) => port switch
    {
        { Place.Overlay: null } or { Place: null } => new Wait(),
        { Place: { } place } when entry?.Order.LeadsTo(place) == true => new Enter(entry.Namespace, EntryOrder.Door(place)),
        { Place: { } place } when place.Node == self => new Wait(),
        { Place: { } place } => new Relay(place.Node, port.Port),
    };
}

/// <summary>An entry that is as it was ordered.</summary>
/// <param name="Namespace">Path of its network namespace.</param>
/// <param name="Order">What it was ordered to be.</param>
internal sealed record ReadyEntry(string Namespace, EntryOrder Order);
