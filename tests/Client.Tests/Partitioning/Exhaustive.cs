using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

/// <summary>The least cut of all divisions, found by looking at each: no idea is shared with the code under test.</summary>
internal static class Exhaustive
{
    /// <param name="graph">At most a dozen functions.</param>
    /// <param name="parts">Number of parts, none of them empty.</param>
    /// <param name="most">Most that a part may weigh.</param>
    public static double LeastCut(CallGraph graph, int parts, double most)
    {
        var part = new int[graph.Functions.Length];
        var least = double.PositiveInfinity;
        for (var code = 0L; code < (long)Math.Pow(parts, part.Length); code++)
        {
            var rest = code;
            var weights = new double[parts];
            var used = new bool[parts];
            for (var v = 0; v < part.Length; v++)
            {
                part[v] = (int)(rest % parts);
                rest /= parts;
                weights[part[v]] += graph.Functions[v].Weight;
                used[part[v]] = true;
            }

            if (used.All(yes => yes) && weights.Max() <= most)
            {
                least = Math.Min(least, graph.Calls.Where(call => part[call.From] != part[call.To]).Sum(call => call.Weight));
            }
        }

        return least;
    }
}
