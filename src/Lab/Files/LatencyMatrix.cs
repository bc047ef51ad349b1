using System.Globalization;

namespace Fog.Lab.Files;

/// <summary>Measured round-trip times as a square of numbers, one row a line.</summary>
internal static class LatencyMatrix
{
    private static readonly char[] Separators = ['\t', ' ', ',', ';'];

    /// <param name="text">The file.</param>
    /// <param name="unit">Milliseconds of one unit of it.</param>
    /// <exception cref="FormatException">No square of numbers; the message names the line.</exception>
    public static LatencyMap Parse(string text, double unit)
    {
        var rows = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var oneWay = new double[rows.Length, rows.Length];
        foreach (var (i, row) in rows.Index())
        {
            var cells = row.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length != rows.Length)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"line {i + 1} has {cells.Length} numbers where {rows.Length} rows want a square"));
            }

            foreach (var (j, cell) in cells.Index())
            {
                oneWay[i, j] = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var roundTrip) && roundTrip >= 0
                    ? roundTrip * unit / 2
                    : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {i + 1}: \"{cell}\" is no time"));
            }
        }

        return new LatencyMap(oneWay);
    }
}
