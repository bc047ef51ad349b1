using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>The tasks by name.</summary>
internal static class TasksSection
{
    private const string Expected = "a mapping with at least one task, by name";

    /// <summary>Returns every task, those with problems included, so that calls can be checked against their names.</summary>
    public static ImmutableSortedDictionary<string, TaskDocument> Read(SpecMapping service)
    {
        var tasks = ImmutableSortedDictionary.CreateBuilder<string, TaskDocument>(StringComparer.Ordinal);
        if (service.Required("tasks", Expected) is not { } section)
        {
            return tasks.ToImmutable();
        }

        var entries = section.Entries(Expected).ToList();
        if (entries.Count == 0 && section.Node is YamlDotNet.RepresentationModel.YamlMappingNode)
        {
            section.Report(Expected, "none");
        }

        ImmutableArray<string> names = [.. entries.Select(entry => entry.Key)];
        foreach (var (name, task) in entries)
        {
            if (!SpecName.Fits(name))
            {
                task.Report(SpecName.Rule, $"'{name}'", "other tasks will find it by this name");
            }

            tasks[name] = TaskSection.Read(task, name, names);
        }

        var all = tasks.ToImmutable();
        foreach (var (name, task) in entries)
        {
            Replicas.Check(task, name, all);
        }

        return all;
    }
}
