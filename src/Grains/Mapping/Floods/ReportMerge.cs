namespace Fog.Mapping.Floods;

/// <summary>Merges reports: one for each node, the latest. The order and number of merges don't matter.</summary>
public static class ReportMerge
{
    /// <summary>Adds a report unless a later one of the node is there.</summary>
    public static void Into(Dictionary<NodeName, NodeReport> reports, NodeReport report)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(report);
        if (!reports.TryGetValue(report.Name, out var present) || present.Stamp < report.Stamp)
        {
            reports[report.Name] = report;
        }
    }

    /// <summary>Both in one, ordered by name.</summary>
    public static IReadOnlyList<NodeReport> Of(IEnumerable<NodeReport> left, IEnumerable<NodeReport> right)
    {
        var merged = new Dictionary<NodeName, NodeReport>();
        foreach (var report in left.Concat(right))
        {
            Into(merged, report);
        }

        return [.. merged.Values.OrderBy(report => report.Name)];
    }
}
