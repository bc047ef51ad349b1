using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fog.Client.Partitioning;

/// <summary>Names of tasks: after the function that the other tasks call most, since that is what the task is to them; else after one that nobody calls.</summary>
public static partial class TaskNames
{
    private const int Longest = 40;

    internal static ImmutableArray<string> Of(CallGraph graph, IReadOnlyList<ImmutableArray<int>> groups, int[] task)
    {
        var (called, touched) = (new double[task.Length], new double[task.Length]);
        var inner = graph.Calls.Select(call => call.To).ToHashSet();
        foreach (var call in graph.Calls)
        {
            called[call.To] += task[call.From] == task[call.To] ? 0 : call.Weight;
            touched[call.From] += call.Weight;
            touched[call.To] += call.Weight;
        }

        var taken = new HashSet<string>();
        return [.. groups.Select(group => Free(taken, graph.Functions[group.MaxBy(v => (called[v], !inner.Contains(v), touched[v], -v))].Name))];
    }

    /// <summary>The name with all that the rule for names forbids taken out; <paramref name="otherwise"/> when nothing is left.</summary>
    public static string Fitting(string text, string otherwise)
    {
        var name = Forbidden().Replace(text.ToLowerInvariant(), "-").TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        name = name[..Math.Min(name.Length, Longest)].TrimEnd('-');
        return name.Length == 0 ? otherwise : name;
    }

    private static string Free(HashSet<string> taken, string function)
    {
        var name = Fitting(function, "task");
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            free = name[..Math.Min(name.Length, Longest - ending.Length)].TrimEnd('-') + ending;
        }

        return free;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Forbidden();
}
