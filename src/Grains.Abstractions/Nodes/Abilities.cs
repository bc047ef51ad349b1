using System.Collections.Immutable;

namespace Fog;

/// <summary>What a host can do, found by trying where a version number doesn't tell.</summary>
/// <param name="Docker">Version of the Docker Engine; null when none answers.</param>
/// <param name="Runc">Version of runc; null when there is none.</param>
/// <param name="Criu">Version of CRIU; null when there is none or it can't start on this kernel.</param>
/// <param name="CriuFeatures">Those of CRIU's optional features that this kernel has, for example <c>mem_dirty_track</c>, <c>uffd-noncoop</c>.</param>
/// <param name="Kernel">Release of the kernel.</param>
/// <param name="Cgroups">Layout of the control groups: <c>v1</c>, <c>hybrid</c> or <c>v2</c>.</param>
/// <param name="Obstacles">Why the host can't run tasks, a sentence each with what to do; empty when it can.</param>
[GenerateSerializer, Immutable, Alias("fog.Abilities")]
public sealed record Abilities(
    string? Docker,
    string? Runc,
    string? Criu,
    ImmutableArray<string> CriuFeatures,
    string Kernel,
    string Cgroups,
    ImmutableArray<string> Obstacles)
{
    /// <summary>Whether the node takes tasks.</summary>
    public bool RunsTasks => Obstacles.IsEmpty;

    /// <summary>Whether a task can be dumped here and restored here.</summary>
    public bool Migrates => RunsTasks && Criu is not null;
}
