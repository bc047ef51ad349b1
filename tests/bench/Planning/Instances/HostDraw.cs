using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Bench.Planning.Instances;

/// <summary>Hosts as a fog has them: boards, small machines and servers, partly in use, of two platforms, some without CRIU.</summary>
internal static class HostDraw
{
    private const long GiB = 1L << 30;

    private static readonly Abilities Able = new("20.10", "1.1", "4.2", [], "6.1", "v2", []);

    private static readonly (double Share, Resources Total, Energy Energy, double Price, double Hours)[] Kinds =
    [
        (0.4, new Resources(2, 2 * GiB, 16 * GiB), new Energy(3, 1.5), 0.004, 30),
        (0.4, new Resources(4, 8 * GiB, 100 * GiB), new Energy(12, 5), 0.01, 200),
        (0.2, new Resources(8, 32 * GiB, 500 * GiB), new Energy(45, 6), 0.02, 2000),
    ];

    public static NodeName Name(int place) => new($"h{place.ToString("0000", CultureInfo.InvariantCulture)}");

    /// <summary>Draws the host at a place.</summary>
    public static NodeOffer Of(int place, Random random)
    {
        var at = random.NextDouble();
        var (_, total, energy, price, hours) = at < Kinds[0].Share ? Kinds[0] : at < 1 - Kinds[2].Share ? Kinds[1] : Kinds[2];
        var used = random.Between(0, 0.8);
        var free = new Resources(
            Math.Round(total.Cpu * (1 - used), 2), (long)(total.Memory * (1 - (used * random.Between(0.5, 1)))), (long)(total.Disk * random.Between(0.3, 1)));
        var dear = random.About(1, 0.4, 0.3, 3);
        var description = new NodeDescription(
            Name(place), "10.0.0.1", 8700, total, free, random.Chance(0.8) ? "linux/amd64" : "linux/arm64",
            random.Chance(0.85) ? Able : Able with { Criu = null }, new Price(price * dear, price * dear / 4),
            ImmutableSortedDictionary<string, string>.Empty.Add("site", random.Chance(0.3) ? "home" : "office"), 0, DateTimeOffset.UnixEpoch, energy);
        return new NodeOffer(description, free, 0.1, Math.Exp(-1 / random.About(hours, 0.5, 5, 10_000)));
    }
}
