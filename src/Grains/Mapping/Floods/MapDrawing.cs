using System.Collections.Immutable;
using Fog.Mapping.Measuring;
using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>Draws a map from what a survey knows.</summary>
internal static class MapDrawing
{
    /// <summary>Ways to all nodes that any report names, within the budget or not.</summary>
    public static Dictionary<NodeName, Way> Known(Overlay overlay, Survey survey, ImmutableArray<MappedLink> links) =>
        Ways.From(overlay.Self, Measured(overlay, survey), links);

    public static NetworkMap Draw(Overlay overlay, Survey survey, TimeSpan now)
    {
        var links = MapLinks.Of(overlay.Self, survey.Reports);
        var nodes = Nodes(overlay, survey, Known(overlay, survey, links));
        var names = nodes.Select(node => node.Name).ToHashSet();
        return new NetworkMap(
            overlay.Self,
            survey.Budget,
            nodes,
            [.. links.Where(link => names.Contains(link.A) && names.Contains(link.B)).OrderBy(link => link.A).ThenBy(link => link.B)],
            [.. survey.Holes.Where(hole => !survey.Reports.ContainsKey(hole)).Order()],
            survey.Cost,
            survey.FloodTime,
            now - survey.Started);
    }

    public static ImmutableArray<MappedNode> Nodes(Overlay overlay, Survey survey, Dictionary<NodeName, Way> ways) =>
        [.. survey.Reports.Values
            .Where(report => ways.TryGetValue(report.Name, out var way) && IsWithin(way, survey))
            .Select(report => (report, way: ways[report.Name]))
            .OrderBy(node => node.way.Latency).ThenBy(node => node.report.Name)
            .Take(survey.Question.MostNodes)
            .Select(node => new MappedNode(
                node.report.Name, node.way.Latency, node.way.Upper, node.way.Measured, node.way.Via, node.report.Offer, overlay.Throughput(node.report.Name)))];

    public static bool IsWithin(Way way, Survey survey) => (survey.Question.Sure ? way.Upper : way.Latency) <= survey.Budget;

    /// <summary>What the overlay measured over many probes is better than the one probe of the question.</summary>
    private static Dictionary<NodeName, LinkStatistics> Measured(Overlay overlay, Survey survey)
    {
        var measured = new Dictionary<NodeName, LinkStatistics>(survey.Probed);
        foreach (var (name, statistics) in overlay.Remembered)
        {
            measured[name] = statistics;
        }

        foreach (var neighbour in overlay.Neighbours.Where(neighbour => neighbour.Statistics.IsKnown))
        {
            measured[neighbour.Name] = neighbour.Statistics;
        }

        return measured;
    }
}
