using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>Where a task may run.</summary>
internal static class PlacementSection
{
    private const string PlatformForm = "a platform such as linux/amd64 or linux/arm64";
    private const string TasksForm = "a list of tasks of this file, such as [web]";

    public static PlacementRule Read(SpecField? field, string self, ImmutableArray<string> tasks)
    {
        if (field is null || SpecMapping.Of(field, SpecKeys.Placement) is not { } placement)
        {
            return PlacementRule.Anywhere;
        }

        var host = placement.Optional("host")?.Text("the name of a node, as 'fog nodes' lists it");
        return new PlacementRule(
            host is null ? null : new NodeName(host),
            placement.Optional("platform") is { } platform ? Platform(platform) : null,
            Labels(placement.Optional("labels")),
            Names(placement.Optional("with"), self, tasks),
            Names(placement.Optional("apart"), self, tasks));
    }

    private static string? Platform(SpecField field)
    {
        var platform = field.Text(PlatformForm);
        if (platform?.Split('/') is not ({ Length: 2 or 3 } parts) || parts.Any(part => part.Length == 0))
        {
            if (platform is not null)
            {
                field.Report(PlatformForm);
            }

            return null;
        }

        return platform;
    }

    private static ImmutableSortedDictionary<string, string> Labels(SpecField? field)
    {
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in field?.Entries("a mapping of labels that the host must have, such as { zone: home }") ?? [])
        {
            if (value.Node is YamlScalarNode { Value: { } text } && !value.IsNothing)
            {
                labels[name] = text;
            }
            else
            {
                value.Report("a text");
            }
        }

        return labels.ToImmutable();
    }

    private static ImmutableArray<string> Names(SpecField? field, string self, ImmutableArray<string> tasks) =>
        field is null ? [] : [.. field.Items(TasksForm).Select(item => Name(item, self, tasks)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Name(SpecField field, string self, ImmutableArray<string> tasks)
    {
        var name = field.Text("the name of a task");
        if (name == self)
        {
            field.Report("another task", advice: "leave it out: replicas of a task are apart anyway");
        }
        else if (name is not null && !tasks.Contains(name))
        {
            field.Report($"one of the tasks {string.Join(", ", tasks)}", advice: NearestWord.Advice(name, tasks));
        }

        return name;
    }
}
