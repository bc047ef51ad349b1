namespace Fog.Bench.Simulation.Network;

/// <summary>What a perfect map would show, from the true latencies that no node knows.</summary>
internal static class Truth
{
    /// <summary>Nodes that can be asked directly within the budget.</summary>
    public static HashSet<int> Direct(Simulator simulator, int from, double budget) =>
        [.. simulator.Alive.Where(node => node == from || simulator.RoundTrip(from, node) <= budget)];

    /// <summary>Nodes that can be reached over links of the overlay within the budget, with the length of the way (Dijkstra).</summary>
    public static Dictionary<int, double> OverLinks(Simulator simulator, Shape shape, int from, double budget)
    {
        var ways = new Dictionary<int, double>();
        var open = new PriorityQueue<int, double>([(from, 0)]);
        while (open.TryDequeue(out var node, out var length))
        {
            if (!ways.TryAdd(node, length))
            {
                continue;
            }

            foreach (var other in shape.Links[node])
            {
                var next = length + simulator.RoundTrip(node, other);
                if (next <= budget && !ways.ContainsKey(other))
                {
                    open.Enqueue(other, next);
                }
            }
        }

        return ways;
    }
}
