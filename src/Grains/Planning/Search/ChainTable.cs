using System.Numerics;
using System.Runtime.InteropServices;

namespace Fog.Planning;

/// <summary>The calls of a problem whose chains are bounded, callers first.</summary>
internal sealed class ChainTable
{
    public ChainTable(PlanProblem problem)
    {
        InOrder = [.. new CallChains(problem).InOrder];
        Into = [.. Enumerable.Range(0, problem.Tasks.Length).Select(task => InOrder.Where(call => call.To == task).ToArray())];
        From = [.. Enumerable.Range(0, problem.Tasks.Length).Select(task => InOrder.Where(call => call.From == task).ToArray())];
        Most = problem.Bounds.MaxPathLatency * (1 + 5e-6);
    }

    public PlanCall[] InOrder { get; }

    /// <summary>Calls to each task.</summary>
    public PlanCall[][] Into { get; }

    /// <summary>Calls of each task.</summary>
    public PlanCall[][] From { get; }

    /// <summary>Most milliseconds of a chain.</summary>
    public double Most { get; }
}

/// <summary>How long the chains of a placement are; calls of units without a host take no time. Reckoned when asked for after a change.</summary>
internal sealed class ChainState(PlanModel model, ChainTable table, int[] hosts)
{
    private readonly double[] _until = new double[model.Units.Of.Length];
    private readonly double[] _after = new double[model.Units.Of.Length];
    private readonly float[] _in = new float[model.Stride];
    private readonly float[] _out = new float[model.Stride];

    private double _longest;
    private bool _isStale = true;

    /// <summary>By what share the longest chain is too long; 0 when it isn't.</summary>
    public double Excess
    {
        get
        {
            Refresh();
            return _longest > table.Most ? 1 + ((_longest - table.Most) / table.Most) : 0;
        }
    }

    /// <summary>A unit has another host, or none.</summary>
    public void Changed() => _isStale = true;

    private void Refresh()
    {
        if (!_isStale)
        {
            return;
        }

        _isStale = false;
        Array.Clear(_until);
        Array.Clear(_after);
        _longest = 0;
        foreach (var call in table.InOrder)
        {
            _until[call.To] = Math.Max(_until[call.To], _until[call.From] + Time(call));
            _longest = Math.Max(_longest, _until[call.To]);
        }

        for (var index = table.InOrder.Length - 1; index >= 0; index--)
        {
            var call = table.InOrder[index];
            _after[call.From] = Math.Max(_after[call.From], _after[call.To] + Time(call));
        }
    }

    /// <summary>Adds to a row what chains through a unit would be too long on each host, at a price for each bound's length.</summary>
    public void AddTo(Span<float> row, int unit, float price)
    {
        Refresh();
        var (most, cost) = (new Vector<float>((float)table.Most), new Vector<float>(price));
        var sums = MemoryMarshal.Cast<float, Vector<float>>(row);
        var into = MemoryMarshal.Cast<float, Vector<float>>(_in.AsSpan());
        var from = MemoryMarshal.Cast<float, Vector<float>>(_out.AsSpan());
        foreach (var task in model.Units.Tasks[unit])
        {
            Array.Clear(_in);
            Array.Clear(_out);
            foreach (var call in table.Into[task])
            {
                Fill(into, call, hosts[model.Units.Of[call.From]], (float)_until[call.From]);
            }

            foreach (var call in table.From[task])
            {
                Fill(from, call, hosts[model.Units.Of[call.To]], (float)_after[call.To]);
            }

            for (var at = 0; at < sums.Length; at++)
            {
                // A chain that is too long by nothing breaks the bound once, one of twice the length twice.
                var length = into[at] + from[at];
                sums[at] += Vector.ConditionalSelect(Vector.GreaterThan(length, most), cost * length / most, Vector<float>.Zero);
            }
        }
    }

    private void Fill(Span<Vector<float>> row, PlanCall call, int other, float beyond)
    {
        var rest = new Vector<float>(beyond);
        if (other < 0)
        {
            for (var at = 0; at < row.Length; at++)
            {
                row[at] = Vector.Max(row[at], rest);
            }

            return;
        }

        var payload = new Vector<float>((float)call.Payload);
        var delays = MemoryMarshal.Cast<float, Vector<float>>(model.Ways.Delay.AsSpan(other * model.Stride, model.Stride));
        var slowness = MemoryMarshal.Cast<float, Vector<float>>(model.Ways.Slowness.AsSpan(other * model.Stride, model.Stride));
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = Vector.Max(row[at], rest + delays[at] + (payload * slowness[at]));
        }
    }

    private double Time(PlanCall call)
    {
        var (from, to) = (hosts[model.Units.Of[call.From]], hosts[model.Units.Of[call.To]]);
        if (from < 0 || to < 0)
        {
            return 0;
        }

        var way = (from * model.Stride) + to;
        return model.Ways.Delay[way] + (call.Payload * model.Ways.Slowness[way]);
    }
}
