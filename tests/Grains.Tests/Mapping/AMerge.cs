using Fog.Mapping.Floods;

namespace Fog.Tests.Mapping;

/// <summary>What holds for any reports, however they are merged.</summary>
public sealed class AMerge
{
    [Fact]
    public void Is_the_same_in_any_order_and_any_number_of_times()
    {
        foreach (var seed in Enumerable.Range(1, 200))
        {
            var random = new Random(seed);
            var (a, b, c) = (Reports(random), Reports(random), Reports(random));
            Assert.Equal(ReportMerge.Of(a, b), ReportMerge.Of(b, a));
            Assert.Equal(ReportMerge.Of(ReportMerge.Of(a, b), c), ReportMerge.Of(a, ReportMerge.Of(b, c)));
            Assert.Equal(ReportMerge.Of(a, a), ReportMerge.Of(a, []));
            Assert.Equal(ReportMerge.Of(ReportMerge.Of(a, b), b), ReportMerge.Of(a, b));
        }
    }

    [Fact]
    public void Keeps_the_latest_report_of_each_node()
    {
        var merged = ReportMerge.Of([Report("a", 1), Report("b", 7)], [Report("a", 2), Report("b", 3)]);
        Assert.Equal([("a", 2L), ("b", 7L)], merged.Select(report => (report.Name.Value, report.Stamp)));
    }

    private static List<NodeReport> Reports(Random random) =>
        [.. Enumerable.Range(0, random.Next(6)).Select(_ => Report($"n{random.Next(5)}", random.Next(4)))];

    private static NodeReport Report(string name, long stamp) => new(Wire.Name(name), stamp, null, []);
}
