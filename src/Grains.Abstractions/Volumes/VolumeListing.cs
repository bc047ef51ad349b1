namespace Fog;

/// <summary>A volume on a host.</summary>
/// <param name="Volume">The volume.</param>
/// <param name="Node">Its host.</param>
/// <param name="Kind">How it is kept.</param>
/// <param name="Used">Bytes that its files take; null when that took too long to find out.</param>
/// <param name="Size">Most bytes that it may take; null: no limit of its own.</param>
/// <param name="InUse">Whether a task on the host has it in hand, so that it can be neither filled nor removed.</param>
[GenerateSerializer, Immutable, Alias("fog.VolumeListing")]
public sealed record VolumeListing(VolumeId Volume, NodeName Node, VolumeKind Kind, long? Used, long? Size, bool InUse);

/// <summary>How a volume is kept.</summary>
[GenerateSerializer, Alias("fog.VolumeKind")]
public enum VolumeKind
{
    /// <summary>A directory on the host's disk.</summary>
    Disk,

    /// <summary>A file system of its own of a fixed size, in a file on the host's disk.</summary>
    Bounded,

    /// <summary>In memory: it goes with its task, or with the host's power.</summary>
    Memory,
}
