using System.Numerics;
using System.Runtime.InteropServices;

namespace Fog.Planning;

/// <summary>Sums of rows by vectors.</summary>
internal static class Rows
{
    /// <summary>Adds a multiple of a row to another; both are whole vectors long.</summary>
    public static void Add(Span<float> row, ReadOnlySpan<float> more, float factor = 1)
    {
        if (factor == 0)
        {
            return;
        }

        var much = new Vector<float>(factor);
        var sums = MemoryMarshal.Cast<float, Vector<float>>(row);
        var others = MemoryMarshal.Cast<float, Vector<float>>(more);
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] += much * others[at];
        }
    }

    /// <summary>Adds a value to each of a row.</summary>
    public static void Add(Span<float> row, float more)
    {
        var much = new Vector<float>(more);
        foreach (ref var sum in MemoryMarshal.Cast<float, Vector<float>>(row))
        {
            sum += much;
        }
    }

    /// <summary>The least value.</summary>
    public static float Least(ReadOnlySpan<float> row)
    {
        var least = new Vector<float>(float.MaxValue);
        foreach (var values in MemoryMarshal.Cast<float, Vector<float>>(row))
        {
            least = Vector.Min(least, values);
        }

        return Least(least);
    }

    /// <summary>The least of one row plus a multiple of another.</summary>
    public static float Least(ReadOnlySpan<float> row, ReadOnlySpan<float> more, float factor)
    {
        var (least, much) = (new Vector<float>(float.MaxValue), new Vector<float>(factor));
        var values = MemoryMarshal.Cast<float, Vector<float>>(row);
        var others = MemoryMarshal.Cast<float, Vector<float>>(more);
        for (var at = 0; at < values.Length; at++)
        {
            least = Vector.Min(least, values[at] + (much * others[at]));
        }

        return Least(least);
    }

    /// <summary>The least of some lanes.</summary>
    public static float Least(Vector<float> lanes)
    {
        var least = lanes[0];
        for (var lane = 1; lane < Vector<float>.Count; lane++)
        {
            least = Math.Min(least, lanes[lane]);
        }

        return least;
    }
}
