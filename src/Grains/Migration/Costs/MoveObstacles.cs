using System.Collections.Immutable;

namespace Fog.Migration.Costs;

/// <summary>Why a task can't move between two hosts by any method: what its restored code would miss, compared before anything is disturbed.</summary>
public static class MoveObstacles
{
    /// <summary>All of them, a sentence each with what to do; empty when it can move.</summary>
    public static ImmutableArray<string> Of(TaskSpec spec, MigrationFacts source, MigrationFacts destination)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        return [.. OfSpec(spec), .. Hosts(source, destination), .. source.Obstacles, .. destination.Obstacles];
    }

    /// <summary>What the task's own spec says against it.</summary>
    public static IEnumerable<string> OfSpec(TaskSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (!spec.Migratable)
        {
            yield return "its spec says 'migratable: false': leave that out and deploy again";
        }

        foreach (var volume in spec.Volumes.Where(volume => volume.Pinned))
        {
            yield return $"its volume {volume.Name} is pinned: its content never leaves its host";
        }
    }

    private static IEnumerable<string> Hosts(MigrationFacts source, MigrationFacts destination)
    {
        if (source.Platform != destination.Platform)
        {
            yield return $"it runs on {source.Platform}, {destination.Node} is {destination.Platform}: choose a host of the same platform";
        }

        if (source.Processor.Except(destination.Processor).ToArray() is [_, ..] missing)
        {
            yield return $"the processor of {destination.Node} lacks {Listed(missing)}, which its code may have seen on {source.Node}: choose another host";
        }

        if (Older(destination.Abilities.Kernel, source.Abilities.Kernel))
        {
            yield return $"the kernel of {destination.Node} is {destination.Abilities.Kernel}, older than {source.Abilities.Kernel} on {source.Node}: choose another host or update it";
        }

        if (!source.Covered.IsDefault && !destination.Covered.IsDefault && source.Covered.Except(destination.Covered).ToArray() is [_, ..] absent)
        {
            yield return $"the kernel of {destination.Node} has no {Listed(absent)}, over which tasks on {source.Node} have something mounted: choose another host";
        }

        if (source.Abilities.Criu is { } dumping && destination.Abilities.Criu is { } restoring && Older(restoring, dumping))
        {
            yield return $"CRIU {restoring} on {destination.Node} is older than {dumping} on {source.Node}, whose images it may not read: update it";
        }

        if (source.Task is { } load && destination.FreeDisk < load.Layer + load.Volumes)
        {
            yield return $"{destination.Node} has {Size.Of(destination.FreeDisk)} of disk free for {Size.Of(load.Layer + load.Volumes)} of files: make room there";
        }
    }

    /// <summary>Compares the first two numbers of two versions; one that can't be read isn't older.</summary>
    private static bool Older(string one, string other) => Parse(one) is { } left && Parse(other) is { } right && left < right;

    private static Version? Parse(string text)
    {
        var numbers = text.Split('.', '-', '+', '~', ' ').TakeWhile(part => part.Length is > 0 and < 9 && part.All(char.IsAsciiDigit)).Take(2).ToArray();
        return numbers.Length == 2 ? Version.Parse(string.Join('.', numbers)) : null;
    }

    private static string Listed(string[] features) =>
        features.Length <= 4 ? string.Join(", ", features) : $"{string.Join(", ", features[..4])} and {features.Length - 4} more features";
}
