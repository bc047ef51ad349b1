using System.Collections.Immutable;

namespace Fog.Mapping.Overlays;

/// <summary>Counts triangles that a flip would close or open, from what neighbours told of their links.</summary>
internal static class Triangles
{
    /// <summary>Those that a link between two neighbours would close, the node between them aside.</summary>
    public static int Closed(Neighbour one, Neighbour other) => Math.Max(0, one.Links.Count(link => other.ClaimOf(link.To) is not null) - 1);

    /// <summary>Those that a link of a neighbour to a node with these neighbours would close, the node between them aside.</summary>
    public static int Closed(Neighbour one, ImmutableArray<NodeName> others) => Math.Max(0, one.Links.Count(link => others.Contains(link.To)) - 1);

    /// <summary>Those that the end of the link to a neighbour opens.</summary>
    public static int Opened(Neighbour one, Neighbourhood neighbours) => one.Links.Count(link => neighbours.Has(link.To));
}
