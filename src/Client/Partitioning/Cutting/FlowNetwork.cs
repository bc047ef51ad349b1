using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.MaximumFlow;

namespace Fog.Client.Partitioning;

/// <summary>A region of a graph between two fixed ends: what a minimum cut through it separates.</summary>
internal sealed class FlowNetwork
{
    private const int Source = -1;
    private const int Sink = -2;

    private readonly AdjacencyGraph<int, Pipe> _network = new(allowParallelEdges: false);

    /// <param name="division">The graph and its parts.</param>
    /// <param name="region">Nodes on either side of the border.</param>
    /// <param name="one">The part whose other nodes are the source.</param>
    /// <param name="other">The part whose other nodes are the sink.</param>
    public FlowNetwork(Division division, HashSet<int> region, int one, int other)
    {
        _network.AddVertexRange(region);
        _network.AddVertexRange([Source, Sink]);
        foreach (var v in region)
        {
            Join(division, region, v, one, other);
        }
    }

    /// <summary>Nodes of the region on the source's side of a minimum cut.</summary>
    public HashSet<int> SourceSide()
    {
        var twins = new ReversedEdgeAugmentorAlgorithm<int, Pipe>(_network, NoTwin);
        twins.AddReversedEdges();
        var flow = new EdmondsKarpMaximumFlowAlgorithm<int, Pipe>(_network, pipe => pipe.Capacity, NoTwin, twins);
        flow.Compute(Source, Sink);

        // What the last search from the source still reached.
        return [.. flow.VerticesColors.Where(pair => pair.Value != GraphColor.White).Select(pair => pair.Key)];
    }

    private static Pipe NoTwin(int from, int to) => throw new InvalidOperationException($"Each pipe has a twin, but {from} -> {to} has none.");

    private void Join(Division division, HashSet<int> region, int v, int one, int other)
    {
        var graph = division.Graph;
        var (source, sink) = (0L, 0L);
        for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
        {
            var u = graph.Neighbour[at];
            if (region.Contains(u))
            {
                // Its twin comes with the other node.
                _network.AddEdge(new Pipe(v, u, graph.Cost[at]));
                continue;
            }

            source += division.Part[u] == one ? graph.Cost[at] : 0;
            sink += division.Part[u] == other ? graph.Cost[at] : 0;
        }

        Both(Source, v, source);
        Both(v, Sink, sink);
    }

    private void Both(int from, int to, long capacity)
    {
        if (capacity > 0)
        {
            _network.AddEdge(new Pipe(from, to, capacity));
            _network.AddEdge(new Pipe(to, from, capacity));
        }
    }

    private sealed class Pipe(int from, int to, long capacity) : Edge<int>(from, to)
    {
        /// <summary>Weights stay far below 2^53, so that the flow's doubles are exact.</summary>
        public double Capacity => capacity;
    }
}
