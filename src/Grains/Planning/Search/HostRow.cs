using System.Numerics;
using System.Runtime.InteropServices;

namespace Fog.Planning;

/// <summary>
/// What a unit without a host would cost on each host, rules priced in: one pass of vectors over all hosts for each term and call. This is
/// the inner loop of all searches.
/// </summary>
internal sealed class HostRow(PlanState state)
{
    private readonly PlanModel _model = state.Model;

    /// <summary>The costs by host; <see cref="PlanModel.Never"/> where it may not be.</summary>
    public float[] Costs { get; } = new float[state.Model.Stride];

    /// <summary>Units of effort that filling a row takes.</summary>
    public int Effort(int unit) => 25 + _model.ChainEffort + ((6 + (2 * (_model.Edges.First[unit + 1] - _model.Edges.First[unit]))) * _model.Stride / 32);

    /// <summary>Fills the row.</summary>
    /// <param name="unit">A unit without a host.</param>
    /// <param name="price">Cost of breaking a rule once: of a mean need too much, or one limit.</param>
    /// <param name="opening">Whether the first task on a host costs.</param>
    public void Fill(int unit, float price, bool opening = true)
    {
        var row = Costs.AsSpan();
        _model.Alone.AsSpan(unit * _model.Stride, _model.Stride).CopyTo(row);
        if (opening)
        {
            Rows.Add(row, state.Load.OpenAt);
        }

        for (var kind = 0; kind < HostTable.Kinds; kind++)
        {
            if (_model.Need[(kind * _model.Count) + unit] is var need and > 0)
            {
                AddRoom(row, state.Slack.AsSpan(kind * _model.Stride, _model.Stride), (float)need, price / (float)_model.MeanNeed[kind]);
            }
        }

        if (_model.Hosts.Spread > 0 || _model.Hosts.HasBalance)
        {
            AddLoad(row, unit);
        }

        foreach (var (other, edge) in _model.Edges.Of(unit))
        {
            if (state.Host[other] is var host and >= 0)
            {
                EdgeRow.AddTo(row, _model.Ways, _model.Edges.All[edge], host, price);
            }
        }

        AddRules(row, unit, price);
    }

    private static void AddRoom(Span<float> row, ReadOnlySpan<float> slack, float need, float price)
    {
        var (much, cost) = (new Vector<float>(need), new Vector<float>(price));
        var sums = MemoryMarshal.Cast<float, Vector<float>>(row);
        var free = MemoryMarshal.Cast<float, Vector<float>>(slack);
        for (var at = 0; at < sums.Length; at++)
        {
            sums[at] += cost * (Vector.Max(much - free[at], Vector<float>.Zero) - Vector.Max(-free[at], Vector<float>.Zero));
        }
    }

    private void AddLoad(Span<float> row, int unit)
    {
        // What a unit adds to a square: twice what is there, times the unit, and its own square.
        var hosts = _model.Hosts;
        var (cpu, memory, size) = (_model.LoadCpu[unit], _model.LoadMemory[unit], _model.Size[unit]);
        if (hosts.Spread > 0)
        {
            Rows.Add(row, (float)(hosts.Spread * size * size));
            Rows.Add(row, state.Load.TasksAt, (float)(2 * hosts.Spread * size));
        }

        if (hosts.HasBalance)
        {
            Rows.Add(row, state.Load.CpuSlope, (float)cpu);
            Rows.Add(row, hosts.CpuRow, (float)(cpu * cpu));
            Rows.Add(row, state.Load.MemorySlope, (float)memory);
            Rows.Add(row, hosts.MemoryRow, (float)(memory * memory));
        }
    }

    private void AddRules(Span<float> row, int unit, float price)
    {
        foreach (var other in _model.Units.Apart[unit])
        {
            if (state.Host[other] is var host and >= 0)
            {
                row[host] += price;
            }
        }

        if (_model.Prices is { } prices)
        {
            var (rest, most) = (state.Price, _model.Problem.Bounds.MaxPrice * (1 + 1e-6));
            for (var host = 0; host < _model.Problem.Hosts.Length; host++)
            {
                var over = rest + prices[(unit * _model.Stride) + host] - most;
                row[host] += over > 0 ? price * (float)(1 + (over / Math.Max(most, 1e-9))) : 0;
            }
        }

        state.Shared?.AddTo(row, unit, price);
        state.Chains?.AddTo(row, unit, price);
    }
}
