using System.Globalization;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Links;

/// <summary>`links`: brings up two hosts and holds the shaped links between them against what was asked for.</summary>
internal static class LinkBench
{
    private const string Name = "benchlinks";

    // A full TCP packet carries 1448 of its 1500 bytes; the rate of a link counts them all.
    private const double PayloadShare = 1448.0 / 1500;
    private static readonly int[] Delays = [5, 20, 50];
    private static readonly int[] Rates = [1, 5, 50, 400];
    private static readonly int[] Losses = [1, 5, 20];

    public static Task<int> Run(string[] args) => LabTable.Print(LabSpec.Of(Name, 2) with { Nodes = false }, Measure);

    private static async Task<Table> Measure(FogLab lab, CancellationToken cancel)
    {
        var measure = new LinkMeasure(lab.Host("h1"), lab.Host("h2"));
        var table = new Table().Border(TableBorder.Markdown);
        table.AddColumns("asked for", "measured", "off by");
        Task Shape(LinkShape shape) => lab.Link("h1", "h2", shape, cancel);

        var plain = await measure.Throughput(4, cancel);
        foreach (var delay in Delays)
        {
            await Shape(LinkShape.Delayed(TimeSpan.FromMilliseconds(delay)));
            var (min, mean, max) = await measure.RoundTrip(40, cancel);
            Row(
                table,
                $"delay {delay} ms: round trip {2 * delay} ms",
                $"mean {mean:0.00} ms ({min:0.00} to {max:0.00})",
                $"{Signed(mean - (2 * delay), 2)} ms");
        }

        foreach (var rate in Rates)
        {
            await Shape(LinkShape.Plain with { Rate = rate * 1_000_000L });
            var bits = await measure.Throughput(rate < 10 ? 8 : 5, cancel) / PayloadShare;
            Row(table, $"rate {rate} mbit", $"{bits / 1e6:0.00} mbit of IP packets", $"{Signed(((bits / 1e6 / rate) - 1) * 100, 1)} %");
        }

        foreach (var loss in Losses)
        {
            await Shape(LinkShape.Plain with { Loss = loss / 100.0 });
            var share = await measure.Loss(4000, cancel) * 100;
            Row(table, $"loss {loss} %", $"{share:0.00} % one way", $"{Signed(share - loss, 2)} points");
        }

        await Shape(LinkShape.Delayed(TimeSpan.FromMicroseconds(100)));
        var shaped = await measure.Throughput(4, cancel);
        Row(table, "no limit, plain bridge", $"{plain / 1e6:0} mbit of TCP payload", "");
        Row(table, "no limit, over the switch", $"{shaped / 1e6:0} mbit of TCP payload", $"{shaped / plain * 100:0} % of plain");
        return table;
    }

    private static void Row(Table table, FormattableString asked, FormattableString measured, FormattableString off) =>
        table.AddRow(Text(asked), Text(measured), Text(off));

    private static void Row(Table table, string asked, FormattableString measured, FormattableString off) =>
        table.AddRow(asked, Text(measured), Text(off));

    private static void Row(Table table, string asked, FormattableString measured, string off) => table.AddRow(asked, Text(measured), off);

    // Rounded first: a tiny negative number would be shown as "-+0".
    private static string Signed(double value, int digits) => Math.Round(value, digits).ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
