using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>One task of a spec file. Exactly one of <paramref name="Image"/> and <paramref name="Build"/> is given.</summary>
/// <param name="Image">Name of an image that the hosts know.</param>
/// <param name="Build">Absolute path of a folder with a Dockerfile.</param>
/// <param name="Command">Replaces the image's command when not empty.</param>
/// <param name="Environment">Added to the image's environment.</param>
/// <param name="Resources">What is set aside for it and what it may use at most.</param>
/// <param name="Port">The port that it listens on and that the fog publishes; null for none.</param>
/// <param name="Volumes">Its volumes.</param>
/// <param name="Migratable">Whether it may be moved while it runs.</param>
/// <param name="Placement">Where it may run.</param>
/// <param name="Replicas">How many of it are wanted; 1 once the document is read, since each replica is a task of its own then.</param>
/// <param name="Group">The name that the replicas of one task share; null when it was wanted once.</param>
/// <param name="Protect">How it is kept from the loss of its host; null: it isn't.</param>
public sealed record TaskDocument(
    string? Image,
    string? Build,
    ImmutableArray<string> Command,
    ImmutableSortedDictionary<string, string> Environment,
    Resources Resources,
    int? Port,
    ImmutableArray<VolumeDocument> Volumes,
    bool Migratable,
    PlacementRule Placement,
    int Replicas = 1,
    string? Group = null,
    Protection? Protect = null);

/// <summary>One volume of a task in a spec file.</summary>
/// <param name="Name">Unique among the task's volumes.</param>
/// <param name="Path">Where the task sees it; absolute, without a slash at its end.</param>
/// <param name="Seed">Absolute path of the folder that fills it when it is created; null for an empty volume.</param>
/// <param name="ReadOnly">Whether the task may only read it.</param>
/// <param name="Pinned">Whether its content must never leave the host on which it was created.</param>
/// <param name="Size">Most bytes that it may hold; null: no limit of its own.</param>
/// <param name="InMemory">Whether it is kept in memory.</param>
public sealed record VolumeDocument(string Name, string Path, string? Seed, bool ReadOnly, bool Pinned = false, long? Size = null, bool InMemory = false);
