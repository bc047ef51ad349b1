namespace Fog.Mapping.Overlays;

/// <summary>
/// Where all know all, a link is near when either end has the other among its nearest; both ends see that from what they told each other,
/// so nobody need be asked, and nobody is left without near links for being nobody's nearest.
/// </summary>
internal static class SmallNetwork
{
    /// <summary>Milliseconds that another node has to be below to be among the nearest.</summary>
    public static double Limit(Neighbourhood neighbours, OverlayOptions options) =>
        neighbours.Degree < options.Near
            ? double.PositiveInfinity
            : neighbours.All.Select(neighbour => neighbour.Latency).Order().Take(options.Near).LastOrDefault();

    /// <summary>Says of each link of a small network which kind it is, once all ends told theirs.</summary>
    public static void Label(NodeName self, Neighbourhood neighbours, OverlayOptions options)
    {
        if (!neighbours.IsSmall || neighbours.All.Any(neighbour => neighbour.Links.IsEmpty || !neighbour.Statistics.IsKnown))
        {
            return;
        }

        foreach (var neighbour in neighbours.All)
        {
            // Who is near already stays so while it is about as near as the others: measurements waver.
            var share = neighbour.Kind == LinkKind.Near ? options.Nearer : 1;
            var isNearHere = neighbours.All.Count(other => other != neighbour && other.Latency < share * neighbour.Latency) < options.Near;
            neighbours.Relabel(neighbour, isNearHere || IsNearThere(self, neighbour, share, options) ? LinkKind.Near : LinkKind.Random);
        }
    }

    private static bool IsNearThere(NodeName self, Neighbour there, double share, OverlayOptions options) =>
        there.ClaimOf(self) is { Samples: > 0 } own
        && there.Links.Count(link => link.To != self && link.Samples > 0 && link.Latency < share * own.Latency) < options.Near;
}
