using System.Globalization;
using Fog.Cli.Output;
using Spectre.Console;

namespace Fog.Cli.Maps;

/// <summary>A map of the network as a table, and what there is to say about it.</summary>
internal static class MapTable
{
    public static Table Of(NetworkMap map)
    {
        var table = Tables.With("NODE", "RTT ms", "UPPER", "VIA", "MBIT/S", "CPU FREE", "MEMORY FREE", "PRICE/H", "RELIABILITY");
        foreach (var node in map.Nodes)
        {
            var offer = node.Offer?.Description;
            table.Row(
                node.Name.ToString(),
                OfferText.RoundTrip(node),
                OfferText.Milliseconds(node.Upper),
                node.Via?.ToString(),
                OfferText.Megabits(node.Throughput),
                OfferText.Cpu(offer),
                OfferText.Memory(offer),
                OfferText.Price(offer),
                OfferText.Percent(node.Offer?.Reliability));
        }

        return table;
    }

    /// <summary>Lines for below the table.</summary>
    /// <param name="map">The map.</param>
    /// <param name="question">What was asked.</param>
    public static IEnumerable<string> Notes(NetworkMap map, MapQuestion question)
    {
        if (map.Nodes.Any(node => !node.Measured))
        {
            yield return "~ is the sum of the links on the way; the rest was measured.";
        }

        foreach (var hole in map.Holes)
        {
            yield return $"{hole} didn't answer: nodes behind it may be missing.";
        }

        if (map.Nodes.Count(node => node.Offer is null) is > 0 and var unfit)
        {
            yield return $"Offers that fit what was asked for: {map.Nodes.Length - unfit} of {Count(map.Nodes.Length, "node")}.";
        }

        if (map.Budget < question.Budget)
        {
            yield return $"{OfferText.Milliseconds(map.Budget)} of {OfferText.Milliseconds(question.Budget)} ms sufficed: three times the demand is free.";
        }

        var size = $"{Count(map.Nodes.Length, "node")}, {Count(map.Links.Length, "link")}; {Cost(map)}";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"{size}; {map.Duration.TotalMilliseconds:0} ms, {map.FloodTime.TotalMilliseconds:0} of them for the flood.");
    }

    /// <summary>What all nodes spent for the map: <c>142 messages, 31 KiB</c>.</summary>
    public static string Cost(NetworkMap map) => $"{Count(map.Cost.Messages, "message")}, {Tables.Bytes(map.Cost.Bytes)}";

    /// <summary>A number with its noun: <c>1 node</c>, <c>2 nodes</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
