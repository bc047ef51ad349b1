using System.Collections.Immutable;

namespace Fog.Tests.Deploying;

internal static class Nodes
{
    public static NodeDescription Describe(string name, int httpPort) => new(
        new NodeName(name),
        "127.0.0.1",
        httpPort,
        new Resources(2, 1 << 30, 1 << 30),
        new Resources(2, 1 << 30, 1 << 30),
        "linux/amd64",
        new Abilities("20.10.24", "1.1.5", "4.2.1", [], "6.18", "v2", []),
        new Price(0, 0),
        ImmutableSortedDictionary<string, string>.Empty,
        0,
        DateTimeOffset.UnixEpoch);
}
