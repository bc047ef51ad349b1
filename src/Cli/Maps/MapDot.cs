using System.Globalization;
using System.Text;

namespace Fog.Cli.Maps;

/// <summary>A map of the network in Graphviz's language, for <c>neato -Tsvg</c> and the like.</summary>
internal static class MapDot
{
    /// <summary>Inches that the longest link gets; the others are in proportion.</summary>
    private const double Longest = 6;

    /// <summary>Inches below which the labels of two nodes would lie on each other.</summary>
    private const double Shortest = 0.8;

    public static string Of(NetworkMap map)
    {
        var text = new StringBuilder();
        text.AppendLine("graph fog {").AppendLine("  layout=neato; overlap=false; splines=true;");
        foreach (var node in map.Nodes)
        {
            var look = node.Name == map.From ? "shape=doublecircle" : node.Offer is null ? "style=dotted" : "shape=ellipse";
            text.AppendLine($"  {Quoted(node.Name)} [label={Quoted($"{node.Name}\n{OfferText.RoundTrip(node)} ms")}, {look}];");
        }

        foreach (var hole in map.Holes)
        {
            text.AppendLine($"  {Quoted(hole)} [label={Quoted($"{hole}\nno answer")}, style=dashed, color=red];");
        }

        var inch = Longest / map.Links.Select(link => link.Latency).DefaultIfEmpty(1).Max();
        foreach (var link in map.Links)
        {
            var length = double.IsFinite(link.Latency * inch) ? Math.Max(Shortest, link.Latency * inch) : Longest;
            var look = link.Kind == LinkKind.Random ? ", style=dashed" : "";
            text.AppendLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {Quoted(link.A)} -- {Quoted(link.B)} [label={Quoted($"{OfferText.Milliseconds(link.Latency)} ms{Rate(link)}")}, len={length:0.##}{look}];"));
        }

        return text.Append('}').ToString();
    }

    private static string Rate(MappedLink link) => OfferText.Megabits(link.Throughput) is { } rate ? $"\n{rate} Mbit/s" : "";

    private static string Quoted<T>(T value)
    {
        var text = value!.ToString()!
            .Replace("\\", @"\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
        return $"\"{text}\"";
    }
}
