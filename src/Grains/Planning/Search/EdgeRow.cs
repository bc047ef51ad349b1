using System.Numerics;
using System.Runtime.InteropServices;

namespace Fog.Planning;

/// <summary>The cost of an edge from one host to each other host, by vectors.</summary>
internal static class EdgeRow
{
    /// <summary>Adds the edge's costs to a row; each limit that a way breaks adds the price of breaking a rule.</summary>
    public static void AddTo(Span<float> row, Ways ways, Edge edge, int host, float price)
    {
        var start = host * ways.Stride;
        var delays = ways.Delay.AsSpan(start, ways.Stride);
        Rows.Add(row, delays, edge.Delay);
        Rows.Add(row, ways.Slowness.AsSpan(start, ways.Stride), edge.Slowness);
        Rows.Add(row, ways.Risk.AsSpan(start, ways.Stride), edge.Risk);
        foreach (var limit in edge.Limits)
        {
            AddLimit(row, delays, ways.Slowness.AsSpan(start, ways.Stride), limit, price);
        }
    }

    /// <summary>The least cost of a row and an edge without limits together, in one pass.</summary>
    public static float LeastWith(ReadOnlySpan<float> row, Ways ways, Edge edge, int host)
    {
        var start = host * ways.Stride;
        var delays = ways.Delay.AsSpan(start, ways.Stride);
        if (edge is { Slowness: 0, Risk: 0 })
        {
            return Rows.Least(row, delays, edge.Delay);
        }

        var (delay, payload, risk) = (new Vector<float>(edge.Delay), new Vector<float>(edge.Slowness), new Vector<float>(edge.Risk));
        var costs = MemoryMarshal.Cast<float, Vector<float>>(row);
        var fast = MemoryMarshal.Cast<float, Vector<float>>(delays);
        var slow = MemoryMarshal.Cast<float, Vector<float>>(ways.Slowness.AsSpan(start, ways.Stride));
        var sure = MemoryMarshal.Cast<float, Vector<float>>(ways.Risk.AsSpan(start, ways.Stride));
        var least = new Vector<float>(float.MaxValue);
        for (var at = 0; at < costs.Length; at++)
        {
            least = Vector.Min(least, costs[at] + (delay * fast[at]) + (payload * slow[at]) + (risk * sure[at]));
        }

        return Rows.Least(least);
    }

    private static void AddLimit(Span<float> row, ReadOnlySpan<float> delays, ReadOnlySpan<float> slowness, Limit limit, float price)
    {
        var (payload, cost) = (new Vector<float>(limit.Payload), new Vector<float>(price));
        var (mostDelay, mostSlowness) = (new Vector<float>(limit.MostDelay), new Vector<float>(limit.MostSlowness));
        var sums = MemoryMarshal.Cast<float, Vector<float>>(row);
        var fast = MemoryMarshal.Cast<float, Vector<float>>(delays);
        var slow = MemoryMarshal.Cast<float, Vector<float>>(slowness);
        for (var at = 0; at < sums.Length; at++)
        {
            var broken = Vector.GreaterThan(fast[at] + (payload * slow[at]), mostDelay) | Vector.GreaterThan(slow[at], mostSlowness);
            sums[at] += Vector.ConditionalSelect(broken, cost, Vector<float>.Zero);
        }
    }
}
