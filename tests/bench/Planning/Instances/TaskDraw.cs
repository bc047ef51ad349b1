using System.Collections.Immutable;

namespace Fog.Bench.Planning.Instances;

/// <summary>Tasks with their needs, before anybody says where data is or who must be apart.</summary>
internal static class TaskDraw
{
    private const double MiB = 1 << 20;

    /// <summary>A task as microservices are: half a core and a quarter of a GiB, give or take a factor of two.</summary>
    public static TaskSpec Of(Kind kind, Random random) => Plain(
        new Resources(
            Math.Round(random.About(0.5, 0.6, 0.1, 3), 2), (long)(random.About(256, 0.7, 32, 2048) * MiB), (long)(random.About(400, 0.7, 50, 4000) * MiB)),
        kind == Kind.Mixed && random.Chance(0.4),
        PlacementRule.Anywhere with
        {
            Platform = kind == Kind.Mixed && random.Chance(0.3) ? "linux/amd64" : null,
            Labels = kind == Kind.Mixed && random.Chance(0.1)
                ? PlacementRule.Anywhere.Labels.Add("site", "office")
                : PlacementRule.Anywhere.Labels,
        });

    /// <summary>What users reach first, on the initiator's host.</summary>
    public static TaskSpec Door(NodeName host) => Plain(
        new Resources(0.1, (long)(64 * MiB), (long)(100 * MiB)), false, PlacementRule.Anywhere with { Host = host });

    private static TaskSpec Plain(Resources need, bool migratable, PlacementRule rule) => new(
        new ImageSource("image", null), [], ImmutableSortedDictionary<string, string>.Empty, need, null, [], migratable, rule);
}
