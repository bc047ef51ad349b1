using System.Collections.Immutable;
using QuikGraph;
using QuikGraph.Algorithms;

namespace Fog.Client.Partitioning;

/// <summary>What the shape of the graph means for its tasks: pieces without calls between them, and tasks that call each other in a circle.</summary>
internal static class Structure
{
    public static IEnumerable<string> Notes(CallGraph graph, int[] task, ImmutableArray<string> names)
    {
        var calls = graph.Calls.Select(call => new SEdge<int>(call.From, call.To)).ToAdjacencyGraph<int, SEdge<int>>();
        calls.AddVertexRange(Enumerable.Range(0, graph.Functions.Length));
        var pieces = calls.WeaklyConnectedComponents(new Dictionary<int, int>());
        if (pieces > 1)
        {
            yield return $"The graph is in {pieces} pieces without calls between them.";
        }

        var tasks = graph.Calls
            .Where(call => task[call.From] != task[call.To])
            .Select(call => new SEdge<int>(task[call.From], task[call.To]))
            .Distinct()
            .ToAdjacencyGraph<int, SEdge<int>>();
        var circle = new Dictionary<int, int>();
        tasks.StronglyConnectedComponents(circle);
        foreach (var round in circle.GroupBy(pair => pair.Value, pair => pair.Key).Where(round => round.Count() > 1))
        {
            yield return $"Tasks call each other in a circle: {string.Join(", ", round.Order().Select(at => names[at]))}.";
        }
    }
}
