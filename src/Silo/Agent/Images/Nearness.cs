using System.Collections.Immutable;

namespace Fog.Agent.Images;

/// <summary>Whom to fetch from first. Pure.</summary>
internal static class Nearness
{
    /// <summary>What a link is judged by: the time that a piece of this many bytes takes.</summary>
    private const double Piece = 1 << 20;

    /// <summary>Nodes by the time that a piece takes from them, as far as their links are known; those without a link last, by name.</summary>
    public static ImmutableArray<NodeName> Order(IEnumerable<NodeName> nodes, IReadOnlyCollection<LinkClaim> links)
    {
        var times = links.Where(link => link.Samples > 0).ToDictionary(link => link.To, Milliseconds);
        return [.. nodes.OrderBy(node => times.TryGetValue(node, out var time) ? time : double.PositiveInfinity).ThenBy(node => node)];
    }

    private static double Milliseconds(LinkClaim link) => link.Latency + (link.Throughput is > 0 and var rate ? 1000 * Piece / rate : 0);
}
