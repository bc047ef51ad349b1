using System.Globalization;

namespace Fog.Samples.Aggregator;

/// <summary>Accuracy over rounds as an SVG picture.</summary>
public static class AccuracyChart
{
    private const int Width = 640, Height = 240, Margin = 40;

    /// <summary>A line through the rounds, a dashed one at the target; empty axes before the first round.</summary>
    public static string Of(IReadOnlyList<Round> history, double target)
    {
        var floor = Math.Floor(10 * history.Select(r => r.Accuracy).Append(target).Min()) / 10;
        var points = string.Join(' ', history.Select(r => $"{X(r.Number, history.Count)},{Y(r.Accuracy, floor)}"));
        var dots = string.Concat(history.Select(r =>
            $"<circle cx=\"{X(r.Number, history.Count)}\" cy=\"{Y(r.Accuracy, floor)}\" r=\"3\"><title>round {r.Number}: {Number(r.Accuracy)}</title></circle>"));
        return $"""
            <svg viewBox="0 0 {Width} {Height}" width="{Width}" role="img" aria-label="accuracy over rounds">
            <path d="M{Margin} {Margin / 2}V{Height - Margin}H{Width - Margin / 2}" fill="none" stroke="#999"/>
            <text x="4" y="{Y(1, floor)}">1.0</text><text x="4" y="{Y(floor, floor)}">{Number(floor)}</text>
            <text x="{Width - Margin / 2}" y="{Height - Margin / 2}" text-anchor="end">round {history.Count}</text>
            <path d="M{Margin} {Y(target, floor)}H{Width - Margin / 2}" stroke="#2a7" stroke-dasharray="6 4"/>
            <polyline points="{points}" fill="none" stroke="#25c" stroke-width="2"/><g fill="#25c">{dots}</g>
            </svg>
            """;
    }

    private static string X(int round, int rounds) => Number(Margin + (Width - 1.5 * Margin) * round / rounds);

    private static string Y(double accuracy, double floor) =>
        Number(Height - Margin - (Height - 1.5 * Margin) * (accuracy - floor) / (1 - floor + 1e-9));

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
