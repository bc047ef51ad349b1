namespace Fog.Planning;

/// <summary>Draws the links of a problem: those of the map, what the asking node measured itself, and for hosts that the map doesn't show the longest way of all.</summary>
internal static class WayDrawing
{
    private const double BitsPerByte = 8;

    /// <summary>A link that lost everything lately still counts as one in a hundred.</summary>
    private const double MostLoss = 0.99;

    /// <summary>The links between hosts that have an index.</summary>
    public static IReadOnlyCollection<PathLink> Links(NetworkMap map, Dictionary<NodeName, int> index)
    {
        var links = map.Links
            .Where(link => index.ContainsKey(link.A) && index.ContainsKey(link.B) && link.A != link.B)
            .Select(link => new PathLink(
                index[link.A],
                index[link.B],
                link.Latency,
                link.Throughput is { } throughput and > 0 ? throughput * BitsPerByte : double.PositiveInfinity,
                1 - Math.Clamp(link.Loss, 0, MostLoss)))
            .ToList();
        if (!index.TryGetValue(map.From, out var from))
        {
            return links;
        }

        // A link of the map knows more: beside one, a bare measurement would promise any bandwidth.
        var linked = links.Where(link => link.A == from || link.B == from).Select(link => link.A == from ? link.B : link.A).ToHashSet();
        links.AddRange(map.Nodes
            .Where(node => node.Measured && node.Name != map.From && !linked.Contains(index[node.Name]))
            .Select(node => new PathLink(from, index[node.Name], node.Latency)));
        var farthest = links.Select(link => link.Latency).DefaultIfEmpty(0).Max();
        var shown = links.SelectMany(link => new[] { link.A, link.B }).ToHashSet();
        links.AddRange(index.Values.Where(host => host != from && !shown.Contains(host)).Select(host => new PathLink(from, host, farthest)));
        return links;
    }
}
