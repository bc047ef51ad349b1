using System.Collections.Immutable;
using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

/// <summary>Call graphs from a seed.</summary>
internal static class Graphs
{
    /// <summary>A graph of chance: whole weights up to <paramref name="heaviest"/>, and about so many calls for each function.</summary>
    public static CallGraph Random(int functions, double calls, int heaviest, Random random) => Of(
        [.. Enumerable.Range(0, functions).Select(_ => (double)random.Next(1, heaviest + 1))],
        Enumerable.Range(0, (int)(functions * calls)).Select(_ => (random.Next(functions), random.Next(functions), (double)random.Next(1, 20))));

    /// <summary>Modules whose functions call each other much, and a few calls of weight 1 from each module to the next.</summary>
    public static CallGraph Modules(int modules, int size, Random random)
    {
        var calls = new List<(int, int, double)>();
        for (var m = 0; m < modules; m++)
        {
            var first = m * size;
            calls.AddRange(Enumerable.Range(1, size - 1).Select(i => (first + random.Next(i), first + i, 10.0)));
            calls.AddRange(Enumerable.Range(0, size * 3).Select(_ => (first + random.Next(size), first + random.Next(size), 10.0)));
            calls.AddRange(Enumerable.Range(0, 3).Select(i => (first + i, (first + size + i) % (modules * size), 1.0)));
        }

        return Of([.. Enumerable.Repeat(1.0, modules * size)], calls);
    }

    public static CallGraph Of(double[] weights, IEnumerable<(int From, int To, double Weight)> calls) => new(
        [.. weights.Select((weight, v) => new Function($"f{v}", $"f{v}", weight))],
        [.. calls.Where(call => call.From != call.To).DistinctBy(call => (call.From, call.To)).Select(call => new FunctionCall(call.From, call.To, call.Weight, call.Weight))],
        "functions by weight, calls by weight",
        []);

    /// <summary>The task of each function, by name.</summary>
    public static ImmutableDictionary<string, string> TaskOf(CallGraphPartition partition) =>
        partition.Tasks.SelectMany(task => task.Functions.Select(function => (function, task.Name))).ToImmutableDictionary(pair => pair.function, pair => pair.Name);
}
