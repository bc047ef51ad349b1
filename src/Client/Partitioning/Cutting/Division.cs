namespace Fog.Client.Partitioning;

/// <summary>A graph whose nodes are in parts; cut, weights and sizes follow each move.</summary>
internal sealed class Division
{
    public Division(WeightedGraph graph, int[] part, int parts)
    {
        Graph = graph;
        Part = part;
        Weight = new long[parts];
        Size = new int[parts];
        for (var v = 0; v < graph.Count; v++)
        {
            Weight[part[v]] += graph.Weight[v];
            Size[part[v]]++;
            for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
            {
                Cut += v < graph.Neighbour[at] && part[v] != part[graph.Neighbour[at]] ? graph.Cost[at] : 0;
            }
        }
    }

    public WeightedGraph Graph { get; }

    /// <summary>The part of each node.</summary>
    public int[] Part { get; }

    public long[] Weight { get; }

    /// <summary>Number of nodes of each part.</summary>
    public int[] Size { get; }

    /// <summary>What all edges between parts cost.</summary>
    public long Cut { get; private set; }

    public int Lightest => Array.IndexOf(Weight, Weight.Min());

    public int Heaviest => Array.IndexOf(Weight, Weight.Max());

    /// <summary>Less is better: first what is too heavy, then the cut, then the heaviest part.</summary>
    public (long TooHeavy, long Cut, long Heaviest) Rank(long limit)
    {
        var tooHeavy = 0L;
        foreach (var weight in Weight)
        {
            tooHeavy += Math.Max(0, weight - limit);
        }

        return (tooHeavy, Cut, Weight.Max());
    }

    public void Move(int v, int to)
    {
        var from = Part[v];
        for (var at = Graph.Start[v]; at < Graph.Start[v + 1]; at++)
        {
            var other = Part[Graph.Neighbour[at]];
            Cut += (other == from ? Graph.Cost[at] : 0) - (other == to ? Graph.Cost[at] : 0);
        }

        Weight[from] -= Graph.Weight[v];
        Weight[to] += Graph.Weight[v];
        Size[from]--;
        Size[to]++;
        Part[v] = to;
    }
}
