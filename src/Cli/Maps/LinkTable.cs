using System.Globalization;
using Fog.Cli.Output;
using Spectre.Console;

namespace Fog.Cli.Maps;

/// <summary>The links of one node as a table, times in milliseconds.</summary>
internal static class LinkTable
{
    public static Table Of(NetworkView view)
    {
        var table = Tables.With("TO", "KIND", "RTT ms", "UPPER", "JITTER", "LOSS", "MBIT/S", "SAMPLES", "AGE");
        foreach (var link in view.Links)
        {
            var known = link.Samples > 0;
            table.Row(
                link.To.ToString(),
                link.Kind.ToString().ToLowerInvariant(),
                known ? OfferText.Milliseconds(link.Latency) : null,
                known ? OfferText.Milliseconds(link.Upper) : null,
                known ? OfferText.Milliseconds(link.Jitter) : null,
                OfferText.Percent(link.Loss),
                OfferText.Megabits(link.Throughput),
                link.Samples.ToString(CultureInfo.InvariantCulture),
                known ? Tables.Span(link.Age) : null);
        }

        return table;
    }

    /// <summary>A sentence for above the table.</summary>
    public static string Summary(NetworkView view) =>
        $"{view.Name} is up for {Tables.Span(view.Age)}; that it stays for the next hour is {OfferText.Percent(view.Reliability)} probable.";
}
