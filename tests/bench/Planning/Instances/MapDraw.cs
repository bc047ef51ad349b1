using System.Collections.Immutable;

namespace Fog.Bench.Planning.Instances;

/// <summary>A network with hosts at its places, as a map shows it to the one at the first place.</summary>
internal static class MapDraw
{
    private const double MegaBit = 1e6 / 8;

    public static NetworkMap Of(Network network, Random random)
    {
        var offers = Enumerable.Range(0, network.Count).Select(place => HostDraw.Of(place, random)).ToArray();
        ImmutableArray<MappedLink> links =
        [
            .. network.Links.Select(link => new MappedLink(
                HostDraw.Name(link.A), HostDraw.Name(link.B), LinkKind.Near, link.RoundTrip, 1.3 * link.RoundTrip, 0.1 * link.RoundTrip,
                random.Chance(0.2) ? 0.01 : 0, TimeSpan.FromSeconds(5), Math.Round(random.About(200, 1, 10, 1000) * MegaBit))),
        ];
        return Of(HostDraw.Name(0), offers, links);
    }

    /// <summary>The nearest so many of a map, what a flood with a smaller budget shows, and some by name.</summary>
    public static NetworkMap Nearest(NetworkMap map, int count, IEnumerable<NodeName> always)
    {
        var near = map.Nodes.Take(count).Select(node => node.Name).Concat(always).ToHashSet();
        return Of(
            map.From,
            map.Nodes.Where(node => near.Contains(node.Name)).Select(node => node.Offer!),
            [.. map.Links.Where(link => near.Contains(link.A) && near.Contains(link.B))]);
    }

    private static NetworkMap Of(NodeName from, IEnumerable<NodeOffer> offers, ImmutableArray<MappedLink> links)
    {
        var ways = new Ways(links);
        var measured = links.Where(link => link.A == from || link.B == from).ToDictionary(link => link.A == from ? link.B : link.A);
        ImmutableArray<MappedNode> nodes =
        [
            .. offers
                .Select(offer => (Offer: offer, offer.Description.Name, Way: ways.Between(from, offer.Description.Name)))
                .Where(seen => seen.Way is not null)
                .Select(seen => new MappedNode(
                    seen.Name, seen.Way!.Value.RoundTrip, 1.3 * seen.Way.Value.RoundTrip,
                    seen.Name == from || (measured.TryGetValue(seen.Name, out var link) && link.Latency <= seen.Way.Value.RoundTrip), null, seen.Offer))
                .OrderBy(node => node.Latency).ThenBy(node => node.Name),
        ];
        var there = nodes.Select(node => node.Name).ToHashSet();
        return new NetworkMap(
            from, nodes[^1].Latency, nodes, [.. links.Where(link => there.Contains(link.A) && there.Contains(link.B))], [], default, TimeSpan.Zero, TimeSpan.Zero);
    }
}
