using System.Collections.Immutable;

namespace Fog.Client.Partitioning;

/// <summary>What a division means for tasks and the calls between them, in the graph's own numbers.</summary>
internal static class Summary
{
    public static CallGraphPartition Of(CallGraph graph, Division division, long limit, double balance, bool optimal)
    {
        var members = Enumerable.Range(0, graph.Functions.Length).ToLookup(v => division.Part[v]);
        var groups = members.OrderBy(group => group.Min()).Select(group => group.ToImmutableArray()).ToList();
        var task = new int[graph.Functions.Length];
        foreach (var (v, at) in groups.SelectMany((group, at) => group.Select(v => (v, at))))
        {
            task[v] = at;
        }

        var names = TaskNames.Of(graph, groups, task);
        var average = graph.Functions.Sum(function => function.Weight) / groups.Count;
        var tasks = groups.Select((group, at) => Task(graph, group, names[at])).ToImmutableArray();
        var between = graph.Calls.Where(call => task[call.From] != task[call.To]).ToList();
        var total = graph.Calls.Sum(call => call.Weight);
        var most = Math.Max(balance, Math.Round(limit / (division.Graph.Total / (double)groups.Count), 6));
        return new CallGraphPartition(
            tasks,
            [.. between.GroupBy(call => (From: task[call.From], To: task[call.To])).OrderBy(pair => pair.Key).Select(pair => Call(pair, names))],
            between.Sum(call => call.Weight),
            total,
            total * Apart(groups, graph.Functions.Length),
            optimal,
            tasks.Max(one => one.Weight) / average,
            most,
            graph.Weighing,
            [.. graph.Notes, .. Heavy(balance, most), .. Structure.Notes(graph, task, names)]);
    }

    private static TaskGroup Task(CallGraph graph, ImmutableArray<int> group, string name)
    {
        var functions = group.Select(v => graph.Functions[v]).ToList();
        return new TaskGroup(
            name,
            [.. functions.Select(function => function.Name)],
            functions.Sum(function => function.Weight),
            functions.Exists(function => function.Cpu is not null) ? functions.Sum(function => function.Cpu) : null,
            functions.Exists(function => function.Memory is not null) ? functions.Sum(function => function.Memory) : null);
    }

    private static TaskCall Call(IGrouping<(int From, int To), FunctionCall> calls, ImmutableArray<string> names)
    {
        var rate = calls.Sum(call => call.Rate);
        var volume = calls.Sum(call => call.Volume ?? 0);
        long? payload = calls.Any(call => call.Volume is not null) && rate > 0 ? (long)Math.Round(volume / rate) : null;
        return new TaskCall(names[calls.Key.From], names[calls.Key.To], calls.Count(), calls.Sum(call => call.Weight), rate, payload);
    }

    private static IEnumerable<string> Heavy(double balance, double most) => most > balance * 1.0001
        ? [FormattableString.Invariant($"Functions are too heavy for tasks of at most {balance:0.##} times the average: {most:0.##} was allowed.")]
        : [];

    /// <summary>How likely it is that two functions are in different tasks when chance deals them.</summary>
    private static double Apart(List<ImmutableArray<int>> groups, int functions) => functions < 2
        ? 0
        : 1 - groups.Sum(group => (double)group.Length * (group.Length - 1)) / ((double)functions * (functions - 1));
}
