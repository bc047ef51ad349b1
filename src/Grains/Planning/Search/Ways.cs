using System.Numerics;

namespace Fog.Planning;

/// <summary>The path table in rows that are whole vectors; where there is no way, one of a million seconds that limits forbid.</summary>
internal sealed class Ways
{
    /// <summary>A way that is longer than this, in milliseconds, is none.</summary>
    public const float Longest = 1e8f;

    private const float Never = 1e9f;

    public Ways(PathTable paths)
    {
        Stride = (Math.Max(1, paths.Hosts) + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        (Delay, Slowness, Risk) = (Padded(paths.Delays, paths.Hosts), Padded(paths.Slowness, paths.Hosts), Padded(paths.Risks, paths.Hosts));
        for (var way = 0; way < Delay.Length; way++)
        {
            if (float.IsInfinity(Delay[way]))
            {
                (Delay[way], HasGaps) = (Never, true);
            }
        }
    }

    /// <summary>Length of a row.</summary>
    public int Stride { get; }

    /// <summary>Whether some hosts have no way to each other.</summary>
    public bool HasGaps { get; }

    /// <summary>Round trips in milliseconds.</summary>
    public float[] Delay { get; }

    /// <summary>Milliseconds for each byte.</summary>
    public float[] Slowness { get; }

    /// <summary>-ln of survival.</summary>
    public float[] Risk { get; }

    /// <summary>Weighted cost of an edge between two hosts, limits aside.</summary>
    public double Cost(Edge edge, int a, int b)
    {
        var way = (a * Stride) + b;
        return ((double)edge.Delay * Delay[way]) + ((double)edge.Slowness * Slowness[way]) + ((double)edge.Risk * Risk[way]);
    }

    /// <summary>0 when the way keeps all limits of the edge, otherwise 1 for each that it breaks.</summary>
    public int Breaks(Edge edge, int a, int b)
    {
        var (way, broken) = ((a * Stride) + b, 0);
        foreach (var limit in edge.Limits)
        {
            broken += Delay[way] + (limit.Payload * Slowness[way]) > limit.MostDelay || Slowness[way] > limit.MostSlowness ? 1 : 0;
        }

        return broken;
    }

    private float[] Padded(float[] rows, int hosts)
    {
        var padded = new float[hosts * Stride];
        for (var row = 0; row < hosts; row++)
        {
            rows.AsSpan(row * hosts, hosts).CopyTo(padded.AsSpan(row * Stride));
        }

        return padded;
    }
}
