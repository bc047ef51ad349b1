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

/// <summary>How long the chains of a placement are; calls of units without a host take no time.</summary>
internal sealed class ChainState(PlanModel model, ChainTable table)
{
    private readonly double[] _until = new double[model.Units.Of.Length];
    private readonly double[] _after = new double[model.Units.Of.Length];
    private readonly float[] _in = new float[model.Stride];
    private readonly float[] _out = new float[model.Stride];

    /// <summary>Milliseconds of the longest chain.</summary>
    public double Longest { get; private set; }

    /// <summary>By what share the longest chain is too long; 0 when it isn't.</summary>
    public double Excess => Longest > table.Most ? 1 + ((Longest - table.Most) / table.Most) : 0;

    /// <summary>Reckons anew after a change.</summary>
    public void Refresh(int[] hosts)
    {
        Array.Clear(_until);
        Array.Clear(_after);
        Longest = 0;
        foreach (var call in table.InOrder)
        {
            _until[call.To] = Math.Max(_until[call.To], _until[call.From] + Time(call, hosts));
            Longest = Math.Max(Longest, _until[call.To]);
        }

        for (var index = table.InOrder.Length - 1; index >= 0; index--)
        {
            var call = table.InOrder[index];
            _after[call.From] = Math.Max(_after[call.From], _after[call.To] + Time(call, hosts));
        }
    }

    /// <summary>Adds to a row what chains through a unit would be too long on each host, at a price for each bound's length.</summary>
    public void AddTo(Span<float> row, int unit, int[] hosts, float price)
    {
        foreach (var task in model.Units.Tasks[unit])
        {
            Fill(_in, table.Into[task], call => call.From, _until, hosts);
            Fill(_out, table.From[task], call => call.To, _after, hosts);
            for (var host = 0; host < row.Length; host++)
            {
                var length = _in[host] + _out[host];
                row[host] += length > table.Most ? price * (float)(1 + ((length - table.Most) / table.Most)) : 0;
            }
        }
    }

    private void Fill(float[] row, PlanCall[] calls, Func<PlanCall, int> end, double[] length, int[] hosts)
    {
        Array.Clear(row);
        foreach (var call in calls)
        {
            var (other, beyond) = (hosts[model.Units.Of[end(call)]], (float)length[end(call)]);
            var start = Math.Max(other, 0) * model.Stride;
            for (var host = 0; host < row.Length; host++)
            {
                var time = other < 0 ? 0 : model.Ways.Delay[start + host] + ((float)call.Payload * model.Ways.Slowness[start + host]);
                row[host] = Math.Max(row[host], beyond + time);
            }
        }
    }

    private double Time(PlanCall call, int[] hosts)
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
