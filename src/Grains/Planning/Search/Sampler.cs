using System.Numerics;
using System.Runtime.InteropServices;

namespace Fog.Planning;

/// <summary>Picks a host from a row of costs.</summary>
internal sealed class Sampler(int stride, Random random)
{
    /// <summary>Beyond so many temperatures a host's chance is below one in a hundred thousand.</summary>
    private const float Tail = 12;

    private readonly int[] _hosts = new int[stride];
    private readonly double[] _sums = new double[stride];

    /// <summary>The cheapest host, the first of equals.</summary>
    public static int Cheapest(ReadOnlySpan<float> row) => row.IndexOf(Rows.Least(row));

    /// <summary>A host by chance, cheaper ones likelier: proportional to exp(-cost / temperature).</summary>
    public int Draw(ReadOnlySpan<float> row, float temperature)
    {
        var least = Rows.Least(row);
        var most = least + (Tail * temperature);
        var (count, sum) = (0, 0.0);
        var (limit, block) = (new Vector<float>(most), 0);
        foreach (var costs in MemoryMarshal.Cast<float, Vector<float>>(row))
        {
            if (Vector.LessThanOrEqualAny(costs, limit))
            {
                for (var host = block; host < block + Vector<float>.Count; host++)
                {
                    if (row[host] <= most)
                    {
                        sum += Math.Exp((least - row[host]) / temperature);
                        (_hosts[count], _sums[count]) = (host, sum);
                        count++;
                    }
                }
            }

            block += Vector<float>.Count;
        }

        if (count == 1)
        {
            return _hosts[0];
        }

        var at = Array.BinarySearch(_sums, 0, count, random.NextDouble() * sum);
        return _hosts[Math.Min(at < 0 ? ~at : at, count - 1)];
    }
}
