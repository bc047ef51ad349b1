using Fog.Bench.Simulation.Network;
using Fog.Mapping.Floods;

namespace Fog.Bench.Simulation;

/// <summary>One question to a settled network, held against the truth.</summary>
/// <param name="Links">
/// Share of the nodes that the map shows, of those that are within the budget both directly and over links of the overlay. (Where
/// latencies break the triangle inequality some nodes are near over others but not directly; calls between tasks go directly.)
/// </param>
/// <param name="Direct">Share of the nodes within the budget by direct latency that the map shows.</param>
/// <param name="Nodes">Nodes of the map.</param>
/// <param name="Requests">Requests per node that a request could reach.</param>
/// <param name="Time">Duration of the flood, as a share of the true round trip, over links, to the farthest node within the budget.</param>
/// <param name="Whole">Duration with direct probes, as a share of the budget.</param>
/// <param name="Error">Mean relative error of the latencies that are sums, against the direct ones.</param>
/// <param name="MeasuredError">The same of those that were measured.</param>
/// <param name="Bytes">Bytes per node of the map.</param>
/// <param name="Holes">Nodes that were asked and stayed silent.</param>
internal sealed record FloodRun(
    double Links, double Direct, int Nodes, double Requests, double Time, double Whole, double Error, double MeasuredError, double Bytes, int Holes)
{
    /// <summary>Asks from several nodes at the same moment; those without anybody in reach are left out.</summary>
    public static IReadOnlyList<FloodRun> Ask(Simulator simulator, IEnumerable<int> askers, MapQuestion question)
    {
        var shape = Shape.Of(simulator);
        var (asked, maps) = (askers.Distinct().ToList(), new Dictionary<int, NetworkMap>());
        foreach (var from in asked)
        {
            simulator.Ask(from, question, map => maps[from] = map);
        }

        simulator.Run(TimeSpan.FromMilliseconds((5 * question.Budget) + 2000));
        return [.. asked.Select(from => Judged(simulator, shape, from, question, maps.GetValueOrDefault(from))).OfType<FloodRun>()];
    }

    private static FloodRun? Judged(Simulator simulator, Shape shape, int from, MapQuestion question, NetworkMap? map)
    {
        var overLinks = Truth.OverLinks(simulator, shape, from, question.Budget);
        var reachable = Truth.OverLinks(simulator, shape, from, new FloodOptions().Reach * question.Budget).Count;
        var direct = Truth.Direct(simulator, from, question.Budget);
        if (map is null || overLinks.Count < 2 || simulator.Node(from) is null)
        {
            return null;
        }

        var found = map.Nodes.ToDictionary(node => simulator.PlaceOf(node.Name));
        var farthest = overLinks.Values.Max();
        foreach (var detour in overLinks.Keys.Where(node => !direct.Contains(node)).ToList())
        {
            overLinks.Remove(detour);
        }

        double Error(bool measured) => found.Values
            .Where(node => node.Measured == measured && node.Name != map.From)
            .Select(node => (node.Latency, True: simulator.RoundTrip(from, simulator.PlaceOf(node.Name))))
            .Where(pair => !double.IsInfinity(pair.True))
            .Select(pair => Math.Abs(pair.Latency - pair.True) / pair.True).DefaultIfEmpty(0).Average();
        return new FloodRun(
            (double)overLinks.Keys.Count(found.ContainsKey) / overLinks.Count,
            (double)direct.Count(found.ContainsKey) / direct.Count,
            found.Count,
            (double)map.Cost.Requests / reachable,
            map.FloodTime.TotalMilliseconds / farthest,
            map.Duration.TotalMilliseconds / question.Budget,
            Error(false),
            Error(true),
            (double)map.Cost.Bytes / found.Count,
            map.Holes.Length);
    }
}
