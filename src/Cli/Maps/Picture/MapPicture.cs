using System.Collections.Immutable;
using System.Xml.Linq;

namespace Fog.Cli.Maps.Picture;

/// <summary>A map of the network as a picture in SVG, complete in itself. The same map gives the same picture.</summary>
internal static class MapPicture
{
    private const double Margin = 28;
    private const double Header = 84;

    public static string Of(NetworkMap map) => Of(map, MapLayout.Of(map)).ToString();

    private static XElement Of(NetworkMap map, MapLayout layout)
    {
        var edge = Edge(layout);
        var legend = Legend.Of(map, layout.Shows(map.Budget), Margin, edge.Width + Margin);
        var (width, top) = (edge.Width + (2 * Margin), Header - edge.Top);
        var height = Header + edge.Height + Margin + legend.Height + Margin;
        return Svg.Root(
            width,
            height,
            Svg.Title($"Network map from {map.From}"),
            Svg.Style(Palette.Css),
            Svg.Rectangle("paper", new Box(0, 0, width, height)),
            Svg.Text("title", Margin, 42, $"The network around {map.From}"),
            Svg.Text("subtitle", Margin, 64, Subtitle(map)),
            Svg.Moved(Margin - edge.Left, top, [.. Drawn(map, layout)]),
            Svg.Moved(0, Header + edge.Height + Margin, [.. legend.Elements]));
    }

    private static string Subtitle(NetworkMap map) =>
        $"round trips up to {OfferText.Milliseconds(map.Budget)} ms · {MapTable.Count(map.Nodes.Length, "node")}, {MapTable.Count(map.Links.Length, "link")}"
        + $"{(map.Holes.IsEmpty ? "" : $" · {map.Holes.Length} silent")} · {MapTable.Cost(map)}";

    /// <summary>The outermost ring and all nodes with their labels.</summary>
    private static Box Edge(MapLayout layout)
    {
        var boxes = layout.Spots.Select(spot => spot.Box).Append(Box.Around(0, 0, 2 * layout.Outer, 2 * layout.Outer)).ToList();
        var (left, top) = (boxes.Min(box => box.Left), boxes.Min(box => box.Top));
        return new Box(left, top, boxes.Max(box => box.Right) - left, boxes.Max(box => box.Bottom) - top);
    }

    /// <summary>From the ground up: rings, links, texts on both, nodes.</summary>
    private static IEnumerable<object> Drawn(NetworkMap map, MapLayout layout)
    {
        var spots = layout.Spots.ToDictionary(spot => spot.Node.Name);
        var rings = RingLabels.Of(layout);
        var links = LinkLabels.Of(map, spots, [.. layout.Spots.Select(spot => spot.Box), .. rings.Select(label => label.Box)]);
        return
        [
            Svg.Circle("core", 0, 0, layout.Core),
            .. layout.Scale.Rings.Select(ring => Svg.Circle("ring", 0, 0, layout.Distance(ring))),
            .. Budget(map, layout),
            .. map.Links.Where(link => spots.ContainsKey(link.A) && spots.ContainsKey(link.B))
                .Select(link => LinkSign.Of(link, Course.Of(spots[link.A], spots[link.B], layout.Spots))),
            .. Texts("ring-label", rings),
            .. Texts("link-label", links),
            .. layout.Spots.Select(spot => NodeSign.Of(spot, spot.Node.Name == map.From)),
        ];
    }

    private static IEnumerable<XElement> Budget(NetworkMap map, MapLayout layout) => layout.Shows(map.Budget)
        ? [Svg.Group("limit", Svg.Title($"the budget: {OfferText.Milliseconds(map.Budget)} ms"), Svg.Circle("budget", 0, 0, layout.Distance(map.Budget)))]
        : [];

    private static IEnumerable<XElement> Texts(string look, ImmutableArray<Label> labels) =>
        labels.Select(label => Svg.Text(look, label.X, label.Baseline, label.Text));
}
