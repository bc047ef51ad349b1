namespace Fog;

/// <summary>A directory of a task that outlives its process.</summary>
/// <param name="Name">Unique among the task's volumes.</param>
/// <param name="Path">Where the task sees it; absolute.</param>
/// <param name="Seed">A tar archive that fills it when it is created; null for an empty volume.</param>
/// <param name="ReadOnly">Whether the task may only read it.</param>
[GenerateSerializer, Immutable, Alias("fog.VolumeSpec")]
public sealed record VolumeSpec(string Name, string Path, Blob? Seed, bool ReadOnly);
