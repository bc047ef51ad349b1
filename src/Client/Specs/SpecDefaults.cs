using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>What a spec file means where it says nothing.</summary>
public static class SpecDefaults
{
    /// <summary>Resources of a task: a quarter of a core, 128 MiB of memory, 256 MiB of disk.</summary>
    public static Resources Resources { get; } = new(0.25, 128L << 20, 256L << 20);

    /// <summary>Least memory of a task: 6 MiB, the least that Docker Engine accepts too.</summary>
    public const long LeastMemory = 6L << 20;

    /// <summary>Whether a task may be moved while it runs: true.</summary>
    public const bool Migratable = true;

    /// <summary>On how many other hosts a protected task's checkpoints are kept: 2.</summary>
    public const int Copies = 2;

    /// <summary>Calls per second of a call: 1.</summary>
    public const double Rate = 1;

    /// <summary>What a plan should be good at: <c>latency</c>.</summary>
    public const string Objective = "latency";

    /// <summary>What a plan can be asked to be good at.</summary>
    public static ImmutableArray<string> Objectives { get; } = ["latency", "cost", "energy", "reliability", "balance", "spread", "pack"];
}
