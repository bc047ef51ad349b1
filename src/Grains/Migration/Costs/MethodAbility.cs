namespace Fog.Migration.Costs;

/// <summary>Whether two hosts can do a method.</summary>
public static class MethodAbility
{
    /// <summary>CRIU's name for soft-dirty tracking.</summary>
    public const string DirtyTracking = "mem_dirty_track";

    /// <summary>CRIU's name for userfaultfd with events.</summary>
    public const string LazyPages = "uffd-noncoop";

    /// <summary>Why the method can't be used, in a sentence with what to do; null when it can.</summary>
    public static string? Refusal(MigrationMethod method, MigrationFacts source, MigrationFacts destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        if (new[] { source, destination }.FirstOrDefault(end => !end.Methods.IsDefault && !end.Methods.Contains(method)) is { } unable)
        {
            return $"node {unable.Node} doesn't do it";
        }

        var resident = source.Task?.Resident ?? 0;
        return method switch
        {
            MigrationMethod.PreCopy when !source.Abilities.CriuFeatures.Contains(DirtyTracking) =>
                $"the kernel of {source.Node} doesn't track written pages (CRIU's {DirtyTracking})",
            MigrationMethod.PostCopy when !destination.Abilities.CriuFeatures.Contains(LazyPages) =>
                $"the kernel of {destination.Node} can't fetch pages on demand (CRIU's {LazyPages})",
            MigrationMethod.DeltaPreCopy when source.FreeMemory < 2 * resident =>
                $"{source.Node} has {Size.Of(source.FreeMemory)} free for the two dumps of {Size.Of(resident)} that are compared",
            not MigrationMethod.PostCopy when destination.FreeMemory < resident =>
                $"{destination.Node} has {Size.Of(destination.FreeMemory)} free for images of {Size.Of(resident)}",
            _ => null,
        };
    }
}
