using System.Globalization;
using Spectre.Console;

namespace Fog.Cli.Output;

/// <summary>The look of every table.</summary>
internal static class Tables
{
    /// <summary>A table with these titles.</summary>
    public static Table With(params string[] titles)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var title in titles)
        {
            table.AddColumn(new TableColumn(Markup.Escape(title)).NoWrap().PadRight(2));
        }

        return table;
    }

    /// <summary>Adds a row of plain text; null is shown as a dash.</summary>
    public static void Row(this Table table, params string?[] cells) =>
        table.AddRow(cells.Select(cell => new Text(string.IsNullOrEmpty(cell) ? "-" : cell)).ToArray());

    /// <summary>Bytes in the unit that fits, for example <c>512 MiB</c>.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GiB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.#} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KiB"),
    };

    /// <summary>A span as people say it: <c>42 s</c>, <c>3 min</c>, <c>5 h</c>.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, (int)span.TotalSeconds)} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalMinutes} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays} d"),
    };
}
