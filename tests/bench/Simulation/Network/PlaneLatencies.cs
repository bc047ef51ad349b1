namespace Fog.Bench.Simulation.Network;

/// <summary>Hosts by chance on a square of 100 ms of round trip, each behind an access line that adds 2 ms on average to each way's sum.</summary>
internal sealed class PlaneLatencies : ILatencies
{
    private const double Side = 100;
    private const double Access = 2;
    private readonly (double X, double Y, double Access)[] _places;

    public PlaneLatencies(int count, Random random) =>
        _places = [.. Enumerable.Range(0, count).Select(_ =>
            (random.NextDouble() * Side, random.NextDouble() * Side, 0.2 - (Access * Math.Log(1 - random.NextDouble()))))];

    public int Count => _places.Length;

    public double RoundTrip(int from, int to)
    {
        var (a, b) = (_places[from], _places[to]);
        return Math.Sqrt(((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y))) + a.Access + b.Access;
    }
}
