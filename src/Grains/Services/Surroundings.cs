using System.Collections.Immutable;
using Fog.Nodes;

namespace Fog.Services;

/// <summary>
/// Draws the map that a plan goes by: the initiator's flood. Nodes out of its sight are asked themselves, as all are when the initiator's node
/// is gone. A young node knows few links yet: it is asked again for a while, unless those out of sight say that they are that far.
/// </summary>
public sealed class Surroundings(IGrainFactory grains, Offers offers, TimeProvider clock)
{
    /// <summary>Longest round trip to a host that a plan considers by the flood.</summary>
    private const double Budget = 200;

    /// <summary>Most nodes of a map, and so most hosts that a plan chooses among.</summary>
    public const int MostNodes = 512;

    /// <summary>A node older than this knows its links.</summary>
    private static readonly TimeSpan Youth = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>The map around a node; the excluded ones are seen and offer nothing.</summary>
    public async Task<NetworkMap> Draw(NodeName initiator, ImmutableArray<NodeName> excluded, CancellationToken ct)
    {
        var view = await grains.GetGrain<IMembershipGrain>(0).View(ct);
        var wanted = view.Alive.Except(excluded).ToHashSet();
        while (true)
        {
            var seen = await Flood(initiator, ct);
            var map = Of(seen ?? Empty(initiator), view.Alive, wanted);
            var unseen = wanted.Except(map.Nodes.Where(node => node.Offer is not null).Select(node => node.Name)).Order().Take(Math.Max(0, MostNodes - map.Nodes.Length)).ToArray();
            var told = await offers.Ask(unseen, ct);
            if (seen is null || told.Count(report => IsFar(report, map)) == unseen.Length || !await IsYoung(initiator, ct))
            {
                return With(map, told);
            }

            await Task.Delay(Pause, clock, ct);
        }
    }

    /// <summary>What the node's flood shows; null when the node is gone.</summary>
    private async Task<NetworkMap?> Flood(NodeName initiator, CancellationToken ct)
    {
        try
        {
            return await grains.Ask(initiator, node => node.Map(MapQuestion.Within(Budget) with { MostNodes = MostNodes }, ct));
        }
        catch (NodeUnavailableException)
        {
            return null;
        }
    }

    /// <summary>The nodes that are alive; those that aren't wanted offer nothing.</summary>
    private static NetworkMap Of(NetworkMap map, IEnumerable<NodeName> alive, HashSet<NodeName> wanted) => map with
    {
        Nodes = [.. map.Nodes.Where(node => alive.Contains(node.Name)).Select(node => wanted.Contains(node.Name) ? node : node with { Offer = null })],
    };

    /// <summary>Who has a measured link to a node of the map and isn't in it is beyond the budget, and stays so.</summary>
    private static bool IsFar(NodeReport report, NetworkMap map) =>
        report.Links.Any(link => link.Samples > 0 && map.Nodes.Any(node => node.Name == link.To));

    private async Task<bool> IsYoung(NodeName initiator, CancellationToken ct)
    {
        try
        {
            return (await grains.Ask(initiator, node => node.Network(ct))).Age <= Youth;
        }
        catch (NodeUnavailableException)
        {
            return false;
        }
    }

    /// <summary>With nodes that spoke for themselves, and their links to nodes of the map.</summary>
    private static NetworkMap With(NetworkMap map, ImmutableArray<NodeReport> reports)
    {
        if (reports.IsEmpty)
        {
            return map;
        }

        var told = reports.Select(report => report.Name).ToHashSet();
        var farthest = map.Nodes.Select(node => node.Latency).DefaultIfEmpty(0).Max();
        var nodes = map.Nodes.Where(node => !told.Contains(node.Name))
            .Concat(reports.Select(report => new MappedNode(report.Name, farthest, farthest, false, null, report.Offer)))
            .ToImmutableArray();
        var known = nodes.Select(node => node.Name).ToHashSet();
        var links = reports.SelectMany(report => report.Links
            .Where(link => known.Contains(link.To) && link.Samples > 0)
            .Select(link => Link(report.Name, link)));
        return map with { Nodes = nodes, Links = [.. map.Links.Concat(links).GroupBy(link => (link.A, link.B)).Select(same => same.MaxBy(link => link.Latency)!)] };
    }

    private static MappedLink Link(NodeName from, LinkClaim claim)
    {
        var (a, b) = from < claim.To ? (from, claim.To) : (claim.To, from);
        return new MappedLink(a, b, claim.Kind, claim.Latency, claim.Upper, claim.Jitter, claim.Loss, claim.Age, claim.Throughput);
    }

    private static NetworkMap Empty(NodeName from) => new(from, Budget, [], [], [], default, TimeSpan.Zero, TimeSpan.Zero);
}
