using System.Collections.Immutable;

namespace Fog.Tests.Examples;

/// <summary>Maps for tests: hosts, and links with a latency between them.</summary>
internal static class AMap
{
    /// <summary>Hosts that are all a millisecond from each other; the first is the initiator.</summary>
    public static NetworkMap Of(params NodeDescription[] hosts) => Linked(hosts, (_, _) => 1);

    /// <summary>Hosts with a link between each pair.</summary>
    public static NetworkMap Linked(IReadOnlyList<NodeDescription> hosts, Func<NodeDescription, NodeDescription, double> latency) => new(
        hosts.Count == 0 ? new NodeName("n1") : hosts[0].Name,
        100,
        [.. hosts.Select(host => new MappedNode(host.Name, host == hosts[0] ? 0 : latency(hosts[0], host), 0, false, null, new NodeOffer(host, host.Free, 0, 1)))],
        [.. hosts.SelectMany((one, index) => hosts.Skip(index + 1).Select(other => Link(one.Name, other.Name, latency(one, other))))],
        [],
        default,
        TimeSpan.Zero,
        TimeSpan.Zero);

    private static MappedLink Link(NodeName one, NodeName other, double latency) => one < other
        ? new MappedLink(one, other, LinkKind.Near, latency, latency, 0, 0, TimeSpan.Zero, null)
        : new MappedLink(other, one, LinkKind.Near, latency, latency, 0, 0, TimeSpan.Zero, null);
}
