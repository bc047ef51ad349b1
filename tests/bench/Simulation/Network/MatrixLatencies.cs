using System.Globalization;

namespace Fog.Bench.Simulation.Network;

/// <summary>A measured matrix: one row a line, numbers between blanks; zero between two different hosts means that nobody measured it.</summary>
internal sealed class MatrixLatencies(double[][] rows) : ILatencies
{
    public int Count => rows.Length;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="unit">Milliseconds in one unit of the file: 1, or 1000 for seconds.</param>
    public static MatrixLatencies Read(string path, double unit)
    {
        var rows = File.ReadLines(path)
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                .Select(number => unit * double.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        return rows.All(row => row.Length == rows.Length)
            ? new MatrixLatencies(rows)
            : throw new InvalidDataException($"{path} isn't a square matrix: it has {rows.Length} rows, the first of {rows[0].Length} numbers.");
    }

    /// <summary>The larger of both directions: a round trip takes both, and they were measured at different moments.</summary>
    public double RoundTrip(int from, int to) =>
        Math.Max(rows[from][to], rows[to][from]) is > 0 and var time ? time : double.PositiveInfinity;
}
