using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Tests.Cli.Maps;

/// <summary>Maps to be drawn.</summary>
internal static class Networks
{
    public static readonly NodeName Asking = new("h1");

    public static NetworkMap Alone { get; } = Of([Node("h1", 0)], []);

    /// <summary>Hosts on a plane around the asking one, each linked to its nearest and to some random ones.</summary>
    /// <param name="count">How many, the asking one included.</param>
    /// <param name="seed">Of their places.</param>
    /// <param name="spread">Milliseconds of round trip from the middle to the rim.</param>
    public static NetworkMap Plane(int count, int seed, double spread = 40)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, count)
            .Select(i => i == 0 ? (X: 0.0, Y: 0.0) : (X: spread * random.NextDouble() * Math.Cos(i * 2.4), Y: spread * random.NextDouble() * Math.Sin(i * 2.4)))
            .ToArray();
        double Far(int a, int b) => 0.2 + Math.Sqrt(Math.Pow(places[a].X - places[b].X, 2) + Math.Pow(places[a].Y - places[b].Y, 2));
        var pairs = new Dictionary<(int, int), LinkKind>();
        for (var a = 0; a < count; a++)
        {
            foreach (var b in Enumerable.Range(0, count).Where(b => b != a).OrderBy(b => Far(a, b)).Take(2))
            {
                pairs[(Math.Min(a, b), Math.Max(a, b))] = LinkKind.Near;
            }

            var other = random.Next(count);
            if (other != a)
            {
                pairs.TryAdd((Math.Min(a, other), Math.Max(a, other)), LinkKind.Random);
            }
        }

        return Of(
            [.. Enumerable.Range(0, count).Select(i => Node(Name(i), i == 0 ? 0 : Far(0, i), i % 3 != 2, 0.5 + (i % 4), 0.35 + (0.05 * (i % 13)))).OrderBy(node => node.Latency)],
            [.. pairs.Select(pair => Link(Name(pair.Key.Item1), Name(pair.Key.Item2), Far(pair.Key.Item1, pair.Key.Item2), pair.Value))]);
    }

    public static NetworkMap Of(ImmutableArray<MappedNode> nodes, ImmutableArray<MappedLink> links, params string[] holes) => new(
        Asking, 50, nodes, links, [.. holes.Select(hole => new NodeName(hole))], new MapCost(20, 142, 34_000), TimeSpan.FromMilliseconds(61), TimeSpan.FromMilliseconds(88));

    public static MappedNode Node(string name, double latency, bool measured = true, double cpu = 1, double reliability = 0.93) => new(
        new NodeName(name), latency, latency * 1.3, measured, measured ? null : new NodeName("h2"), new NodeOffer(Description(name, cpu), default, 0, reliability));

    public static MappedLink Link(string a, string b, double latency, LinkKind kind = LinkKind.Near) =>
        new(new NodeName(a), new NodeName(b), kind, latency, latency * 1.3, 0.2, 0, TimeSpan.FromSeconds(3), null);

    public static NodeDescription Description(string name, double cpu = 1) => new(
        new NodeName(name),
        "10.77.0.1",
        8700,
        new Resources(4, 2L << 30, 20L << 30),
        new Resources(cpu, 3L << 29, 512L << 20),
        "linux/amd64",
        new Abilities("28.2.2", "1.1", "4.1", [], "6.1", "v2", []),
        new Price(0.02, 0.005),
        ImmutableSortedDictionary<string, string>.Empty.Add("site", "lyon"),
        2,
        default,
        Load: 0.65);

    private static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"h{number + 1}");
}
