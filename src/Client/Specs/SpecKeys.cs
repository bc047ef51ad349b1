using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>The keys that each section of a spec file may have, in the usual order. docs/service.schema.json says the same.</summary>
internal static class SpecKeys
{
    public static ImmutableArray<string> Service { get; } = ["version", "name", "tasks", "calls", "agreement", "objective"];

    public static ImmutableArray<string> Task { get; } =
        ["image", "build", "command", "env", "resources", "port", "volumes", "migratable", "protect", "replicas", "placement"];

    public static ImmutableArray<string> Resources { get; } = ["cpu", "memory", "disk"];

    public static ImmutableArray<string> Volume { get; } = ["name", "path", "seed", "readOnly", "pinned", "size", "inMemory"];

    public static ImmutableArray<string> Protection { get; } = ["every", "copies"];

    public static ImmutableArray<string> Call { get; } = ["from", "to", "maxLatency", "bandwidth", "rate", "payload"];

    public static ImmutableArray<string> Agreement { get; } = ["maxPrice", "minReliability", "duration", "maxPathLatency"];

    public static ImmutableArray<string> Placement { get; } = ["host", "platform", "labels", "with", "apart"];

    public static ImmutableArray<string> Weights { get; } =
        ["latency", "price", "energy", "reliability", "use", "balance", "movement", "spread"];
}
