namespace Fog;

/// <summary>A directory of a task that outlives its process.</summary>
/// <param name="Name">Unique among the task's volumes.</param>
/// <param name="Path">Where the task sees it; absolute.</param>
/// <param name="Seed">A tar archive that fills it when it is created; null for an empty volume.</param>
/// <param name="ReadOnly">Whether the task may only read it.</param>
/// <param name="Pinned">Whether its content must never leave the host on which it was created. Default false.</param>
/// <param name="Size">Most bytes that it may hold; null: no limit of its own.</param>
/// <param name="InMemory">Whether it is kept in memory: fast, counted to the task's memory, empty after a restart of the host. Default false.</param>
[GenerateSerializer, Immutable, Alias("fog.VolumeSpec")]
public sealed record VolumeSpec(string Name, string Path, Blob? Seed, bool ReadOnly, bool Pinned = false, long? Size = null, bool InMemory = false);
