using System.Globalization;

namespace Fog.Samples.Aggregator;

/// <summary>The page on the published port: one file, no scripts, asks for itself again until the target is reached.</summary>
public static class StatusPage
{
    private const string Refresh = "<meta http-equiv=\"refresh\" content=\"1\">";

    public static string Of(Status status) => string.Create(CultureInfo.InvariantCulture, $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8">{(status.State == "done" ? "" : Refresh)}
        <title>federated learning: {status.State}</title>
        <style>body{"{"}font:16px sans-serif;max-width:42em;margin:2em auto{"}"}td,th{"{"}padding:.1em 1em;text-align:right{"}"}</style></head>
        <body><h1>Federated learning</h1>
        <p>{status.State}: round {status.Round}, accuracy {status.Accuracy:F4}, target {status.Target}
        {(status.State == "done" ? "<a href=\"/model\">model</a>" : "")}</p>
        {AccuracyChart.Of(status.History, status.Target)}
        <table><tr><th>round</th><th>accuracy</th><th>seconds</th></tr>
        {string.Concat(status.History.Reverse().Select(Row))}</table></body></html>

        """);

    private static string Row(Round round) => string.Create(
        CultureInfo.InvariantCulture,
        $"<tr><td>{round.Number}</td><td>{round.Accuracy:F4}</td><td>{round.Seconds:F1}</td></tr>\n");
}
