using System.Text;

namespace Fog.Lab;

/// <summary>Batches for `ip -force -batch -`, inside a host's namespace, that lead some of its peers over the switch.</summary>
internal static class ShapedRoutes
{
    /// <summary>The host's card on the switch.</summary>
    public const string Card = "shape0";

    /// <summary>
    /// One route for each shaped peer. Their hardware addresses are written down for good: the switch carries frames from
    /// host to host and has no broadcast to ask with.
    /// </summary>
    public static string Lead(HostState host, IEnumerable<HostState> peers)
    {
        var batch = new StringBuilder().AppendLine($"link set {Card} address {Addresses.ShapedCard(host.Index)} addrgenmode none up");
        foreach (var peer in peers)
        {
            batch.AppendLine($"neighbour replace {peer.Address} lladdr {Addresses.ShapedCard(peer.Index)} dev {Card} nud permanent");
            batch.AppendLine($"route replace {peer.Address}/32 dev {Card} src {host.Address}");
        }

        return batch.ToString();
    }

    /// <summary>Back to the plain wire.</summary>
    public static string Release(HostState peer) => $"""
        route flush {peer.Address}/32 dev {Card}

        """;
}
