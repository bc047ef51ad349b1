using System.Xml.Linq;

namespace Fog.Cli.Maps.Picture;

/// <summary>A node in the picture: a circle, an arc for its reliability, its name and its round trip.</summary>
internal static class NodeSign
{
    /// <summary>From the circle to the arc around it.</summary>
    private const double ArcGap = 3;

    public static XElement Of(Spot spot, bool asking)
    {
        var node = spot.Node;
        var look = asking ? "asking" : node.Offer is null ? "unfit" : node.Measured ? "node" : "predicted";
        var content = new List<XElement> { Svg.Title(Sentence(node)) };
        if (node.Offer is { } offer)
        {
            content.Add(Svg.Circle("track", spot.X, spot.Y, spot.Radius + ArcGap));
            content.Add(Svg.Arc("reliability", spot.X, spot.Y, spot.Radius + ArcGap, Math.Clamp(offer.Reliability, 0, 1)));
        }

        content.Add(Svg.Circle(look, spot.X, spot.Y, spot.Radius));
        var line = spot.Y + spot.Radius + Spot.LabelGap;
        content.Add(Svg.Text("name", spot.X, line, node.Name.ToString()));
        if (!asking)
        {
            content.Add(Svg.Text("latency", spot.X, line + Spot.LineHeight, $"{OfferText.RoundTrip(node)} ms"));
        }

        return Svg.Group("spot", [.. content]);
    }

    private static string Sentence(MappedNode node)
    {
        var through = node.Via is { } via ? $", through {via}" : "";
        var moved = OfferText.Megabits(node.Throughput) is { } rate ? $", moved {rate} Mbit/s" : "";
        var way = $"{node.Name}: {OfferText.RoundTrip(node)} ms, nearly always below {OfferText.Milliseconds(node.Upper) ?? "?"} ms{through}{moved}";
        return node.Offer is { } offer
            ? $"{way}; cpu free {OfferText.Cpu(offer.Description)}, memory free {OfferText.Memory(offer.Description)}, "
                + $"price {OfferText.Price(offer.Description)}, stays for the next hour: {OfferText.Percent(offer.Reliability)}"
            : way;
    }
}
