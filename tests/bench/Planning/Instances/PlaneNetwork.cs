namespace Fog.Bench.Planning.Instances;

/// <summary>Hosts by chance on a square, each behind an access line, with links to the nearest and to some by chance: what the overlay keeps.</summary>
internal static class PlaneNetwork
{
    /// <summary>Round trip from one corner to the next, in milliseconds.</summary>
    private const double Side = 30;

    private const double MeanAccess = 1.5;
    private const int Near = 5;
    private const int ByChance = 2;

    /// <summary>Draws a network.</summary>
    /// <param name="count">Hosts.</param>
    /// <param name="random">Chance.</param>
    /// <param name="central">So many of the first are close to the middle: those that a service's data is on when the fog around them grows.</param>
    public static Network Of(int count, Random random, int central = 0)
    {
        var places = Enumerable.Range(0, count).Select(i => Place(random, i < central ? 0.08 : 0.5)).ToArray();
        var links = new Dictionary<(int, int), NetworkLink>();
        for (var a = 0; a < count; a++)
        {
            foreach (var b in Enumerable.Range(0, count).Where(b => b != a).OrderBy(b => RoundTrip(places[a], places[b])).Take(Near))
            {
                Add(a, b);
            }

            for (var i = 0; i < ByChance; i++)
            {
                Add(a, random.Next(count));
            }
        }

        return new Network(count, [.. links.Values]);

        void Add(int a, int b)
        {
            if (a != b)
            {
                links.TryAdd((Math.Min(a, b), Math.Max(a, b)), new NetworkLink(Math.Min(a, b), Math.Max(a, b), RoundTrip(places[a], places[b])));
            }
        }
    }

    private static (double X, double Y, double Access) Place(Random random, double reach) => (
        Side * (0.5 + random.Between(-reach, reach)),
        Side * (0.5 + random.Between(-reach, reach)),
        0.2 - (MeanAccess * Math.Log(1 - random.NextDouble())));

    private static double RoundTrip((double X, double Y, double Access) a, (double X, double Y, double Access) b) =>
        Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) + a.Access + b.Access;
}
