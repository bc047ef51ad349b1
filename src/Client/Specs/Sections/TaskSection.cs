using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>One task.</summary>
internal static class TaskSection
{
    private const int MostReplicas = 100;

    private static readonly TaskDocument Unreadable =
        new(null, null, [], ImmutableSortedDictionary<string, string>.Empty, Resources.None, null, [], SpecDefaults.Migratable, PlacementRule.Anywhere);

    public static TaskDocument Read(SpecField field, string name, ImmutableArray<string> tasks)
    {
        if (SpecMapping.Of(field, SpecKeys.Task) is not { } task)
        {
            return Unreadable;
        }

        var (image, build) = ImageSection.Read(task);
        var volumes = VolumesSection.Read(task.Optional("volumes"));
        var migratable = task.Optional("migratable")?.Truth() ?? SpecDefaults.Migratable;
        return new TaskDocument(
            image,
            build,
            CommandSection.Read(task.Optional("command")),
            EnvironmentSection.Read(task.Optional("env")),
            ResourcesSection.Read(task.Optional("resources")),
            task.Optional("port")?.Whole("a port between 1 and 65535", port => port is >= 1 and <= 65535),
            volumes,
            migratable,
            PlacementSection.Read(task.Optional("placement"), name, tasks),
            task.Optional("replicas")?.Whole($"a number of replicas between 1 and {MostReplicas}", count => count is >= 1 and <= MostReplicas) ?? 1,
            Protect: ProtectionSection.Read(task.Optional("protect"), migratable, volumes));
    }
}
