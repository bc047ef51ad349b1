using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Fog;

/// <summary>One task of a service.</summary>
/// <param name="Image">What it runs.</param>
/// <param name="Command">Replaces the image's command when not empty.</param>
/// <param name="Environment">Added to the image's environment.</param>
/// <param name="Resources">What it may use at most and what is set aside for it.</param>
/// <param name="Port">The port that it listens on and that the fog publishes; null when it is for its peers only.</param>
/// <param name="Volumes">Its volumes.</param>
/// <param name="Migratable">Whether it may be moved while it runs; such a task needs a host with CRIU. Default true.</param>
/// <param name="Placement">Where it may run; <see cref="PlacementRule.Anywhere"/> by default.</param>
/// <param name="Group">The name that replicas of one task share, and under which peers reach any of them; no two of them share a host. Null: no replicas.</param>
/// <param name="Protect">How it is kept from the loss of its host; null: it isn't, and begins anew elsewhere.</param>
[GenerateSerializer, Immutable, Alias("fog.TaskSpec")]
public sealed record TaskSpec(
    ImageSource Image,
    ImmutableArray<string> Command,
    ImmutableSortedDictionary<string, string> Environment,
    Resources Resources,
    int? Port,
    ImmutableArray<VolumeSpec> Volumes,
    bool Migratable,
    PlacementRule Placement,
    string? Group = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Protection? Protect = null); // digests of specs without it stay what they were
