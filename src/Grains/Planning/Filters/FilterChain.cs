using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Planning.Filters;

/// <summary>All filters in the order in which they are asked; the first that turns a host down counts.</summary>
public static class FilterChain
{
    /// <summary>What decides on which hosts a task may be at all.</summary>
    public static ImmutableArray<IFilter> Places { get; } =
        [new RunsTasksFilter(), new HostFilter(), new PlatformFilter(), new LabelFilter(), new CriuFilter(), new ReliabilityFilter()];

    /// <summary>Whether a host has room for the task if it gets no other.</summary>
    public static ImmutableArray<IFilter> Rooms { get; } = [new MemoryFilter(), new CpuFilter(), new DiskFilter()];

    /// <summary>The one list.</summary>
    public static ImmutableArray<IFilter> All { get; } = [.. Places, .. Rooms];

    /// <summary>The filter that turns the host down; null when all admit it.</summary>
    public static IFilter? Refusal(TaskSpec task, Agreement agreement, NodeOffer host) =>
        All.FirstOrDefault(filter => !filter.Admits(task, agreement, host));

    /// <summary>A sentence with the reasons counted, worst first: <c>no place among 15 nodes: 12 lack memory, 3 can't run tasks</c>.</summary>
    /// <param name="reasons">Why each host was turned down.</param>
    /// <param name="beside">Whether the other tasks' places are among the reasons.</param>
    public static string Sentence(IReadOnlyCollection<string> reasons, bool beside = false) => reasons.Count == 0
        ? "no place: no node is up"
        : string.Create(CultureInfo.InvariantCulture, $"no place among {reasons.Count} nodes{(beside ? " beside the other tasks" : "")}: ") + Counted(reasons);

    /// <summary>Equal reasons counted, worst first, ties by their words.</summary>
    public static string Counted(IReadOnlyCollection<string> reasons) => string.Join(", ", reasons
        .GroupBy(reason => reason)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
}
