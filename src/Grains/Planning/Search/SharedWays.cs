using System.Numerics;
using System.Runtime.InteropServices;

namespace Fog.Planning;

/// <summary>What calls ask of the ways between hosts: those between the same two hosts share one, and each asks for its part.</summary>
internal sealed class SharedWays(PlanModel model, int[] hosts)
{
    private const float Most = (float)(PathTable.BitMilliseconds * (1 + EdgeTable.Slack));

    /// <summary>Whole bits per second: sums stay exact.</summary>
    private readonly double[] _asked = new double[model.Stride * model.Stride];

    private readonly float[] _rows = new float[model.Stride * model.Stride];

    /// <summary>Counts the calls of an edge, or no longer.</summary>
    /// <returns>By how much the number of ways grew that are asked for too much.</returns>
    public int Change(Edge edge, int a, int b, int sign)
    {
        if (a == b || edge.Demand == 0)
        {
            return 0;
        }

        var (way, back) = ((a * model.Stride) + b, (b * model.Stride) + a);
        var before = Lacks(way, 0);
        _rows[way] = _rows[back] = (float)(_asked[way] = _asked[back] = _asked[way] + (sign * edge.Demand));
        return (Lacks(way, 0) ? 1 : 0) - (before ? 1 : 0);
    }

    /// <summary>Adds a price for each way that a unit without a host would ask too much of.</summary>
    public void AddTo(Span<float> row, int unit, float price)
    {
        var costs = MemoryMarshal.Cast<float, Vector<float>>(row);
        var (cost, most) = (new Vector<float>(price), new Vector<float>(Most));
        foreach (var (other, _) in model.Edges.Of(unit))
        {
            var more = AskedOf(unit, other);
            if (more == 0)
            {
                continue;
            }

            var (start, demand) = (hosts[other] * model.Stride, new Vector<float>(more));
            var slowness = MemoryMarshal.Cast<float, Vector<float>>(model.Ways.Slowness.AsSpan(start, model.Stride));
            var asked = MemoryMarshal.Cast<float, Vector<float>>(_rows.AsSpan(start, model.Stride));
            for (var at = 0; at < costs.Length; at++)
            {
                var lacks = Vector.AndNot(
                    Vector.GreaterThan((asked[at] + demand) * slowness[at], most), Vector.GreaterThan(asked[at] * slowness[at], most));
                costs[at] += Vector.ConditionalSelect(lacks, cost, Vector<float>.Zero);
            }
        }
    }

    /// <summary>Whether a unit without a host would ask too much of a way from this one.</summary>
    public bool WouldLack(int unit, int host)
    {
        foreach (var (other, _) in model.Edges.Of(unit))
        {
            if (AskedOf(unit, other) is > 0 and var more && hosts[other] != host && Lacks((hosts[other] * model.Stride) + host, more))
            {
                return true;
            }
        }

        return false;
    }

    private bool Lacks(int way, double more) => (float)(_asked[way] + more) * model.Ways.Slowness[way] > Most;

    /// <summary>What a unit asks of the way to another's host; 0 when the other has none or an earlier one of the unit's partners is there too.</summary>
    private float AskedOf(int unit, int partner)
    {
        var sum = 0.0;
        foreach (var (other, number) in model.Edges.Of(unit))
        {
            if (hosts[other] == hosts[partner] && hosts[partner] >= 0 && model.Edges.All[number].Demand is var demand and > 0)
            {
                if (sum == 0 && other != partner)
                {
                    return 0;
                }

                sum += demand;
            }
        }

        return (float)sum;
    }
}
