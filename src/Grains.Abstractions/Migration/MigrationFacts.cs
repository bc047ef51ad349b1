using System.Collections.Immutable;

namespace Fog;

/// <summary>What a host says before a move, at either end.</summary>
/// <param name="Node">The host.</param>
/// <param name="Platform">Such as linux/amd64.</param>
/// <param name="Processor">Instruction-set features that restored code may have seen, as CRIU compares them.</param>
/// <param name="Abilities">CRIU, its features, kernel, control groups.</param>
/// <param name="FreeMemory">Bytes that images in tmpfs may take, beside what is promised.</param>
/// <param name="FreeDisk">Bytes.</param>
/// <param name="Task">What the task is like; null at the destination.</param>
/// <param name="Obstacles">Why nothing can move from or to here, a sentence each with what to do; empty when it can.</param>
/// <param name="Methods">The methods that this end has the hands for; default: all that its abilities allow.</param>
/// <param name="Covered">Kernel interfaces of this host that its tasks have something mounted over, which a restored copy needs too.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationFacts")]
public sealed record MigrationFacts(
    NodeName Node,
    string Platform,
    ImmutableArray<string> Processor,
    Abilities Abilities,
    long FreeMemory,
    long FreeDisk,
    MovingTask? Task,
    ImmutableArray<string> Obstacles,
    ImmutableArray<MigrationMethod> Methods = default,
    ImmutableArray<string> Covered = default);

/// <summary>What a running task is like, as its move depends on it.</summary>
/// <param name="Image">Digest of its image.</param>
/// <param name="Resident">Bytes of memory that a dump would hold.</param>
/// <param name="DirtyRate">Bytes written to different pages in a second; null when it can't be told without disturbing the task.</param>
/// <param name="Layer">Bytes of its read-write layer.</param>
/// <param name="Volumes">Bytes of its volumes.</param>
/// <param name="Processes">How many it has.</param>
/// <param name="Connections">Established TCP connections.</param>
[GenerateSerializer, Immutable, Alias("fog.MovingTask")]
public sealed record MovingTask(string Image, long Resident, double? DirtyRate, long Layer, long Volumes, int Processes, int Connections);
