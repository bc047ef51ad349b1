namespace Fog.Mapping.Overlays;

/// <summary>
/// Which nodes make good near links. A triangle's longest side adds little: the way over the other two is nearly as short. So a near
/// link never closes a triangle, unless it takes the place of longer near links in it (the rule of relative neighbourhood graphs:
/// Toussaint, "The relative neighbourhood graph of a finite planar set", Pattern Recognition 12, 1980). In a small network, where
/// everyone is a neighbour's neighbour, that would leave no near link at all: see <see cref="SmallNetwork"/>.
/// </summary>
internal static class NearRule
{
    /// <summary>Whether a near link to the node would be better than what there is.</summary>
    /// <param name="neighbours">The present links.</param>
    /// <param name="node">Who isn't among them.</param>
    /// <param name="latency">Milliseconds to it.</param>
    /// <param name="options">Numbers.</param>
    public static bool Admits(Neighbourhood neighbours, NodeName node, double latency, OverlayOptions options) =>
        latency < Limit(neighbours, options)
        && (neighbours.Degree < options.Least || neighbours.Barrier(node) is not { } barrier || latency < barrier * options.Nearer);

    /// <summary>Milliseconds that a new near link has to be below, whoever it leads to.</summary>
    public static double Limit(Neighbourhood neighbours, OverlayOptions options)
    {
        if (neighbours.IsSmall)
        {
            return SmallNetwork.Limit(neighbours, options) * options.Nearer;
        }

        return neighbours.Degree < options.Least || neighbours.Count(LinkKind.Near) < options.Near
            ? double.PositiveInfinity
            : (Farthest(neighbours, _ => true)?.Latency * options.Nearer) ?? 0;
    }

    /// <summary>The near links that must go now that the node is a near neighbour.</summary>
    public static IReadOnlyList<NodeName> Displaced(Neighbourhood neighbours, Neighbour added, OverlayOptions options)
    {
        if (neighbours.IsSmall)
        {
            return [];
        }

        var gone = neighbours.All
            .Where(other => other.Kind == LinkKind.Near && other != added && CanSpare(other, options) && other.Latency > added.Latency && other.ClaimOf(added.Name) is not null)
            .Select(other => other.Name).ToList();
        if (neighbours.Count(LinkKind.Near) - gone.Count > options.Near && Farthest(neighbours, other => !gone.Contains(other.Name) && CanSpare(other, options)) is { } farthest)
        {
            gone.Add(farthest.Name);
        }

        return [.. gone.Take(Math.Max(0, neighbours.Degree - options.Least))];
    }

    /// <summary>The near link that is the longest side of a triangle with the links of <paramref name="told"/>; null when there is none.</summary>
    public static NodeName? Longest(Neighbourhood neighbours, Neighbour told, OverlayOptions options)
    {
        if (neighbours.Degree <= options.Least || neighbours.IsSmall)
        {
            return null;
        }

        foreach (var far in told.Links)
        {
            if (far.Samples == 0 || neighbours.Find(far.To) is not { } third || !third.Statistics.IsKnown || !told.Statistics.IsKnown)
            {
                continue;
            }

            var longer = third.Latency > told.Latency ? third : told;
            if (longer.Kind == LinkKind.Near && longer.Latency > far.Latency && CanSpare(longer, options))
            {
                return longer.Name;
            }
        }

        return null;
    }

    /// <summary>Whether the other end has enough links without this one, even when it loses another at the same moment.</summary>
    private static bool CanSpare(Neighbour other, OverlayOptions options) => other.Links.Length > options.Least + 1;

    private static Neighbour? Farthest(Neighbourhood neighbours, Func<Neighbour, bool> among)
    {
        Neighbour? farthest = null;
        foreach (var neighbour in neighbours.All)
        {
            if (neighbour.Kind == LinkKind.Near && among(neighbour) && (farthest is null || neighbour.Latency > farthest.Latency))
            {
                farthest = neighbour;
            }
        }

        return farthest;
    }
}
