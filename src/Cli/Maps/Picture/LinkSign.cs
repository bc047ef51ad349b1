using System.Xml.Linq;

namespace Fog.Cli.Maps.Picture;

/// <summary>A link in the picture: a line, dashed for a random link.</summary>
internal static class LinkSign
{
    public static XElement Of(MappedLink link, Course course)
    {
        var look = link.Kind == LinkKind.Random ? "link random" : "link";
        var (a, b) = (course.A, course.B);
        return Svg.Group(
            "way",
            Svg.Title(Sentence(link)),
            course.Bend is { } bend ? Svg.Curve(look, a.X, a.Y, bend, b.X, b.Y) : Svg.Line(look, a.X, a.Y, b.X, b.Y));
    }

    private static string Sentence(MappedLink link) =>
        $"{link.A} and {link.B}: {OfferText.Milliseconds(link.Latency) ?? "?"} ms, "
        + $"nearly always below {OfferText.Milliseconds(link.Upper) ?? "?"} ms, lost {OfferText.Percent(link.Loss)}"
        + (OfferText.Megabits(link.Throughput) is { } rate ? $", moved {rate} Mbit/s" : "");
}
