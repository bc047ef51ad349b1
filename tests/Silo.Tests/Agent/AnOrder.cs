using System.Collections.Immutable;

namespace Fog.Tests.Agent;

/// <summary>An order for a task as a node gets it.</summary>
internal static class AnOrder
{
    public static readonly TaskId Task = new(new ServiceName("hello"), "web");

    public static TaskOrder For(
        Resources? resources = null, string[]? command = null, (string Name, string Value)[]? environment = null, int? port = 8080, string revision = "rev-1", VolumeSpec[]? volumes = null) => new(
        Task,
        new TaskSpec(
            new ImageSource("hello", null), [.. command ?? []], (environment ?? []).ToImmutableSortedDictionary(pair => pair.Name, pair => pair.Value),
            resources ?? new Resources(0.5, 64 << 20, 0), port, [.. volumes ?? []], Migratable: true, PlacementRule.Anywhere),
        revision,
        "100.64.0.1",
        "fog-hello",
        new SwarmTicket("swarm-1", new NodeName("n1"), "10.0.0.1:2377", "secret"),
        port is null ? null : 20_001,
        new NodeName("h9"));

    public static ImmutableArray<Peer> Peers(params string[] names) => [.. names.Select((name, i) => new Peer(name, $"100.64.0.{i + 2}", $"10.1.0.{i + 2}"))];
}
