namespace Fog.Migration.Costs;

/// <summary>Whether two hosts can do a method.</summary>
public static class MethodAbility
{
    /// <summary>CRIU's name for soft-dirty tracking.</summary>
    public const string DirtyTracking = "mem_dirty_track";

    /// <summary>CRIU's name for userfaultfd with events.</summary>
    public const string LazyPages = "uffd-noncoop";

    /// <summary>Why the method can't be used, in a sentence with what to do; null when it can. What a kernel lacks no newer node mends: that comes first.</summary>
    public static string? Refusal(MigrationMethod method, MigrationFacts source, MigrationFacts destination)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        return Kernel(method, source, destination) ?? Node(method, source, destination) ?? Room(method, source, destination);
    }

    private static string? Kernel(MigrationMethod method, MigrationFacts source, MigrationFacts destination) => method switch
    {
        MigrationMethod.PreCopy when !source.Abilities.CriuFeatures.Contains(DirtyTracking) =>
            $"the kernel of {source.Node} doesn't track written pages (CRIU's {DirtyTracking})",
        MigrationMethod.PostCopy when !destination.Abilities.CriuFeatures.Contains(LazyPages) =>
            $"the kernel of {destination.Node} can't fetch pages on demand (CRIU's {LazyPages})",
        _ => null,
    };

    private static string? Node(MigrationMethod method, MigrationFacts source, MigrationFacts destination) =>
        new[] { source, destination }.FirstOrDefault(end => !end.Methods.IsDefault && !end.Methods.Contains(method)) switch
        {
            null => null,
            { } unable when method == MigrationMethod.PostCopy =>
                $"node {unable.Node} doesn't do it: its kernel could, but a source is deleted at the verdict and serves no pages after it (docs/migration.md)",
            { } unable => $"node {unable.Node} doesn't do it",
        };

    private static string? Room(MigrationMethod method, MigrationFacts source, MigrationFacts destination) => (source.Task?.Resident ?? 0) switch
    {
        var resident when method == MigrationMethod.DeltaPreCopy && source.FreeMemory < 2 * resident =>
            $"{source.Node} has {Size.Of(source.FreeMemory)} free for the two dumps of {Size.Of(resident)} that are compared",
        var resident when method != MigrationMethod.PostCopy && destination.FreeMemory < resident =>
            $"{destination.Node} has {Size.Of(destination.FreeMemory)} free for images of {Size.Of(resident)}",
        _ => null,
    };
}
