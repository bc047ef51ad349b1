using System.Collections.Immutable;

namespace Fog.Bench.Simulation.Network;

/// <summary>What simulated hosts offer: all the same.</summary>
internal static class Offers
{
    private static readonly Resources Host = new(4, 4L << 30, 64L << 30);

    public static NodeOffer Of(NodeName name) => new(
        new NodeDescription(
            name, "10.0.0.1", 8700, Host, Host, "linux/amd64", new Abilities("20.10", "1.1", "4.2", [], "6.1", "v2", []),
            default, ImmutableSortedDictionary<string, string>.Empty, 0, DateTimeOffset.UnixEpoch),
        Host, 0, 0.9);
}
