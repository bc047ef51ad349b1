using Fog.Client.Partitioning;

namespace Fog.Bench.Partition;

/// <summary>A program as profilers see it: modules whose functions call each other, a tenth of the calls across, weights over decades.</summary>
internal static class Monolith
{
    public static CallGraph Of(int functions, int modules, int seed)
    {
        var random = new Random(seed);
        var size = functions / modules;
        var calls = new Dictionary<(int, int), FunctionCall>();
        for (var v = 0; v < functions; v++)
        {
            var first = v / size * size;
            if (v > first)
            {
                Call(first + random.Next(v - first), v);
            }

            Call(v, Math.Min(functions - 1, first + random.Next(size)));
            Call(v, Math.Min(functions - 1, first + random.Next(size)));
            if (random.NextDouble() < 0.3)
            {
                Call(v, random.Next(functions));
            }
        }

        return new CallGraph(
            [.. Enumerable.Range(0, functions).Select(v => new Function($"m{v / size}.f{v}", $"m{v / size}.f{v}", -Math.Log(1 - random.NextDouble())))],
            [.. calls.Values],
            "functions by cpu, calls by rate × bytes",
            []);

        void Call(int from, int to)
        {
            if (from != to)
            {
                var (rate, bytes) = (LogNormal(random, 1, 1.5), LogNormal(random, 6, 1.2));
                calls.TryAdd((from, to), new FunctionCall(from, to, rate * bytes, rate, rate * bytes));
            }
        }
    }

    private static double LogNormal(Random random, double mean, double deviation) =>
        Math.Exp(mean + (deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
}
