using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Fog.Cli.Maps.Picture;

/// <summary>The few elements of SVG that a picture is made of. Text is escaped when the document is written.</summary>
internal static class Svg
{
    private static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static XElement Root(double width, double height, params object[] content) => new(
        Space + "svg",
        new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)),
        content);

    public static XElement Style(string css) => new(Space + "style", css);

    /// <summary>What a reader sees when the pointer rests on the element, and what a screen reader says.</summary>
    public static XElement Title(string text) => new(Space + "title", Readable(text));

    public static XElement Rectangle(string look, Box box) => new(
        Space + "rect", Look(look), At("x", box.Left), At("y", box.Top), At("width", box.Width), At("height", box.Height));

    public static XElement Group(string look, params object[] content) => new(Space + "g", Look(look), content);

    /// <summary>Elements that are drawn around a point as if it were 0, 0.</summary>
    public static XElement Moved(double x, double y, params object[] content) =>
        new(Space + "g", new XAttribute("transform", $"translate({Number(x)} {Number(y)})"), content);

    public static XElement Circle(string look, double x, double y, double radius) =>
        new(Space + "circle", Look(look), At("cx", x), At("cy", y), At("r", radius));

    /// <summary>The part of a circle, from the top on and clockwise.</summary>
    public static XElement Arc(string look, double x, double y, double radius, double share) => new(
        Space + "circle",
        Look(look),
        At("cx", x),
        At("cy", y),
        At("r", radius),
        new XAttribute("pathLength", 100),
        new XAttribute("stroke-dasharray", $"{Number(share * 100)} 100"),
        new XAttribute("transform", $"rotate(-90 {Number(x)} {Number(y)})"));

    public static XElement Line(string look, double fromX, double fromY, double toX, double toY) =>
        new(Space + "line", Look(look), At("x1", fromX), At("y1", fromY), At("x2", toX), At("y2", toY));

    /// <summary>A line that is drawn towards a third point on its way.</summary>
    public static XElement Curve(string look, double fromX, double fromY, (double X, double Y) bend, double toX, double toY) => new(
        Space + "path",
        Look(look),
        new XAttribute("d", $"M{Number(fromX)} {Number(fromY)}Q{Number(bend.X)} {Number(bend.Y)} {Number(toX)} {Number(toY)}"));

    public static XElement Text(string look, double x, double y, string text) => new(Space + "text", Look(look), At("x", x), At("y", y), Readable(text));

    /// <summary>A number as short as the eye needs it.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static XAttribute Look(string look) => new("class", look);

    private static XAttribute At(string name, double value) => new(name, Number(value));

    /// <summary>XML can't hold control characters, not even escaped ones.</summary>
    private static string Readable(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'));
}
