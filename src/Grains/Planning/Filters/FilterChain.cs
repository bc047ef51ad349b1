using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Planning.Filters;

/// <summary>All filters in the order in which they are asked; the first that turns a host down counts.</summary>
public static class FilterChain
{
    /// <summary>The one list.</summary>
    public static ImmutableArray<IFilter> All { get; } =
        [new RunsTasksFilter(), new HostFilter(), new PlatformFilter(), new LabelFilter(), new CriuFilter(), new MemoryFilter(), new CpuFilter(), new DiskFilter()];

    /// <summary>The filter that turns the host down; null when all admit it.</summary>
    public static IFilter? Refusal(TaskSpec task, NodeDescription node, Resources free) => Refusal(All, task, node, free);

    /// <summary>The first of these filters that turns the host down; null when all admit it.</summary>
    public static IFilter? Refusal(ImmutableArray<IFilter> filters, TaskSpec task, NodeDescription node, Resources free) =>
        filters.FirstOrDefault(filter => !filter.Admits(task, node, free));

    /// <summary>A sentence with the reasons counted, worst first: <c>no place among 15 nodes: 12 lack memory, 3 can't run tasks</c>.</summary>
    public static string Sentence(IReadOnlyCollection<IFilter> refusals) => refusals.Count == 0
        ? "no place: no node is up"
        : string.Create(CultureInfo.InvariantCulture, $"no place among {refusals.Count} nodes: ") + string.Join(", ", refusals
            .GroupBy(filter => filter.Reason)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}")));
}
