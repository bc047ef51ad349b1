using System.Collections.Immutable;

namespace Fog.Mapping.Floods;

/// <summary>
/// The links of a map, from what their ends say. A link's latency is the larger of both ends' measurements; for the asking node's own
/// links its own measurement counts alone. So a claim never lowers what another measured. A link that one end tells of and the other,
/// though it reported, doesn't, is none.
/// </summary>
public static class MapLinks
{
    /// <summary>All links that the reports agree on; links to nodes that didn't report rest on the one end that did.</summary>
    /// <param name="self">The asking node.</param>
    /// <param name="reports">One for each node.</param>
    public static ImmutableArray<MappedLink> Of(NodeName self, IReadOnlyDictionary<NodeName, NodeReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var links = new Dictionary<(NodeName, NodeName), MappedLink>();
        var told = new Dictionary<(NodeName, NodeName), int>();
        foreach (var report in reports.Values)
        {
            foreach (var claim in report.Links.Where(claim => claim.Samples > 0 && claim.To != report.Name))
            {
                var ends = report.Name < claim.To ? (report.Name, claim.To) : (claim.To, report.Name);
                var link = new MappedLink(
                    ends.Item1, ends.Item2, claim.Kind, claim.Latency, claim.Upper, claim.Jitter, claim.Loss, claim.Age, claim.Throughput);
                told[ends] = told.GetValueOrDefault(ends) + 1;
                links[ends] = !links.TryGetValue(ends, out var other) || report.Name == self ? link : claim.To == self ? other : Larger(other, link);
            }
        }

        return [.. links
            .Where(link => told[link.Key] == 2 || !(reports.ContainsKey(link.Key.Item1) && reports.ContainsKey(link.Key.Item2)))
            .Select(link => link.Value)];
    }

    private static MappedLink Larger(MappedLink left, MappedLink right) => left with
    {
        Latency = Math.Max(left.Latency, right.Latency),
        Upper = Math.Max(left.Upper, right.Upper),
        Jitter = Math.Max(left.Jitter, right.Jitter),
        Loss = Math.Max(left.Loss, right.Loss),
        Age = left.Age > right.Age ? left.Age : right.Age,
        Throughput = left.Throughput is { } a && right.Throughput is { } b ? Math.Min(a, b) : left.Throughput ?? right.Throughput,
    };
}
