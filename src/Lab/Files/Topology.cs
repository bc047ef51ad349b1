using System.Text.Json;

namespace Fog.Lab.Files;

/// <summary>A network of places and cables as node-link JSON; edges say their length in km as "dist".</summary>
internal static class Topology
{
    /// <summary>Light in glass: 5 microseconds for each km.</summary>
    private const double MillisecondsPerKilometre = 0.005;

    /// <summary>Each place to each other along the shortest way.</summary>
    /// <exception cref="FormatException">No such JSON, or an edge without a place or length.</exception>
    public static LatencyMap Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var places = document.RootElement.GetProperty("nodes").EnumerateArray().Select(n => n.GetProperty("id").ToString()).ToArray();
            return new LatencyMap(ShortestWays(Cables(document.RootElement, places)));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"expected node-link JSON with nodes[].id and edges[].source, target, dist: {e.Message}", e);
        }
    }

    private static double[,] Cables(JsonElement root, string[] places)
    {
        var index = places.Index().ToDictionary(p => p.Item, p => p.Index);
        var times = new double[places.Length, places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            for (var j = 0; j < places.Length; j++)
            {
                times[i, j] = i == j ? 0 : double.PositiveInfinity;
            }
        }

        var edges = root.TryGetProperty("edges", out var found) ? found : root.GetProperty("links");
        foreach (var edge in edges.EnumerateArray())
        {
            var (a, b) = (index[edge.GetProperty("source").ToString()], index[edge.GetProperty("target").ToString()]);
            times[a, b] = times[b, a] = Math.Min(times[a, b], edge.GetProperty("dist").GetDouble() * MillisecondsPerKilometre);
        }

        return times;
    }

    /// <summary>Floyd and Warshall; a place that no cable reaches is left as unknown.</summary>
    private static double[,] ShortestWays(double[,] times)
    {
        var size = times.GetLength(0);
        for (var via = 0; via < size; via++)
        {
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    times[i, j] = Math.Min(times[i, j], times[i, via] + times[via, j]);
                }
            }
        }

        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < size; j++)
            {
                times[i, j] = double.IsInfinity(times[i, j]) ? 0 : times[i, j];
            }
        }

        return times;
    }
}
