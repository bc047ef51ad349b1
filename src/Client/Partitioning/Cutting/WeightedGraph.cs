namespace Fog.Client.Partitioning;

/// <summary>
/// An undirected graph with whole numbers as weights, so that cuts are compared exactly: what is cut between two tasks costs the same in
/// both directions. Neighbours of node v stand at <c>Start[v]</c> to <c>Start[v + 1]</c>.
/// </summary>
internal sealed class WeightedGraph
{
    /// <summary>Sums of weights stay below it: room for all arithmetic in 64 bits and in the doubles of a flow.</summary>
    private const double MostTotal = 1L << 40;

    private WeightedGraph(long[] weight, Dictionary<(int, int), long> edges)
    {
        Weight = weight;
        Total = weight.Sum();
        Start = new int[weight.Length + 1];
        foreach (var (low, high) in edges.Keys)
        {
            Start[low + 1]++;
            Start[high + 1]++;
        }

        for (var v = 0; v < weight.Length; v++)
        {
            Start[v + 1] += Start[v];
        }

        var next = Start.ToArray();
        Neighbour = new int[edges.Count * 2];
        Cost = new long[edges.Count * 2];
        foreach (var ((low, high), cost) in edges)
        {
            (Neighbour[next[low]], Cost[next[low]++]) = (high, cost);
            (Neighbour[next[high]], Cost[next[high]++]) = (low, cost);
        }
    }

    public int Count => Weight.Length;

    public int Edges => Neighbour.Length / 2;

    public long[] Weight { get; }

    public long Total { get; }

    public int[] Start { get; }

    public int[] Neighbour { get; }

    public long[] Cost { get; }

    public static WeightedGraph Of(CallGraph graph)
    {
        var edges = new Dictionary<(int, int), long>();
        foreach (var (call, cost) in graph.Calls.Zip(Whole([.. graph.Calls.Select(call => call.Weight)])))
        {
            Add(edges, call.From, call.To, cost);
        }

        return new WeightedGraph(Whole([.. graph.Functions.Select(function => function.Weight)]), edges);
    }

    /// <summary>The graph in which all nodes with the same cluster are one.</summary>
    public WeightedGraph Contract(int[] cluster, int clusters)
    {
        var weight = new long[clusters];
        var edges = new Dictionary<(int, int), long>();
        for (var v = 0; v < Count; v++)
        {
            weight[cluster[v]] += Weight[v];
            for (var at = Start[v]; at < Start[v + 1]; at++)
            {
                if (v < Neighbour[at] && cluster[v] != cluster[Neighbour[at]])
                {
                    Add(edges, cluster[v], cluster[Neighbour[at]], Cost[at]);
                }
            }
        }

        return new WeightedGraph(weight, edges);
    }

    /// <summary>Whole numbers as they are, others in proportion; what is above zero stays above zero.</summary>
    private static long[] Whole(double[] values)
    {
        var sum = values.Sum();
        var scale = sum <= MostTotal && values.All(value => value == Math.Floor(value)) ? 1 : MostTotal / sum;
        return [.. values.Select(value => value == 0 ? 0 : Math.Max(1, (long)Math.Round(value * scale)))];
    }

    private static void Add(Dictionary<(int, int), long> edges, int one, int other, long cost)
    {
        var key = one < other ? (one, other) : (other, one);
        edges[key] = edges.GetValueOrDefault(key) + cost;
    }
}
