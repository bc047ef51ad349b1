namespace Fog.Planning;

/// <summary>
/// A bound from below that closes in: the cheapest placement of the forest of calls under prices for all that ties hosts together (Held and
/// Karp 1971; step length of Polyak 1969). Its placements break few rules: good places to begin.
/// </summary>
internal sealed class TreeBound
{
    private const int Patience = 8;
    private readonly TreeDynamicProgram _program;
    private readonly IRelaxation[] _relaxations;
    private readonly PlanModel _model;
    private readonly float[] _own;
    private readonly float[] _rows;
    private readonly int[] _hosts;
    private double _pace = 1;
    private int _stale;

    public TreeBound(PlanModel model)
    {
        _model = model;
        _program = new TreeDynamicProgram(model, new Forest(model));
        _relaxations = [.. Relaxations(model)];
        (_own, _rows) = ([.. model.Alone], new float[model.Alone.Length]);
        foreach (var edge in model.Edges.All)
        {
            Fold(model, edge);
        }

        (_hosts, Best) = (new int[model.Count], new int[model.Count]);
    }

    /// <summary>No placement costs less; 0 before the first round.</summary>
    public double Value { get; private set; }

    /// <summary>Whether <see cref="Best"/> holds a placement.</summary>
    public bool HasBest { get; private set; }

    /// <summary>The placement of the round with the best bound.</summary>
    public int[] Best { get; }

    /// <summary>The placement of the last round.</summary>
    public ReadOnlySpan<int> Last => _hosts;

    /// <summary>Whether another round is of no use.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>Units of effort of a round.</summary>
    public long Effort => _program.Effort + (_rows.Length * (2 + (9 * _relaxations.Length)) / 32);

    /// <summary>Takes over the prices of a problem of some of the hosts; the others keep theirs.</summary>
    /// <param name="few">Has as many units.</param>
    /// <param name="hosts">Its hosts, by their numbers here.</param>
    public void Adopt(TreeBound few, ReadOnlySpan<int> hosts)
    {
        for (var at = 0; at < _relaxations.Length && _relaxations.Length == few._relaxations.Length; at++)
        {
            var (to, from) = (_relaxations[at].Prices, few._relaxations[at].Prices);
            if (from.Length == 1)
            {
                to[0] = from[0];
                continue;
            }

            for (var row = 0; row < from.Length / few._model.Stride; row++)
            {
                for (var host = 0; host < hosts.Length; host++)
                {
                    to[(row * _model.Stride) + hosts[host]] = from[(row * few._model.Stride) + host];
                }
            }
        }
    }

    /// <summary>One round.</summary>
    /// <param name="upper">What a placement costs that is known.</param>
    /// <returns>Whether the bound rose.</returns>
    public bool Round(double upper)
    {
        _own.CopyTo(_rows, 0);
        var value = 0.0;
        foreach (var relaxation in _relaxations)
        {
            relaxation.AddTo(_rows);
            value += relaxation.Constant;
        }

        value += _program.Solve(_rows, _hosts);
        if (!IsAllowed())
        {
            // Limits of calls alone leave a unit no host: there is no placement, and prices won't change that.
            IsSettled = true;
            return false;
        }

        // Rows are of single precision.
        var sure = value - (2e-6 * (Math.Abs(value) + upper));
        var better = sure > Value;
        if (better)
        {
            Value = sure;
            _hosts.CopyTo(Best, 0);
            HasBest = true;
        }

        Step(value, upper, better);
        return better;
    }

    private bool IsAllowed()
    {
        for (var unit = 0; unit < _hosts.Length; unit++)
        {
            if (!_model.MayBe(unit, _hosts[unit]))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<IRelaxation> Relaxations(PlanModel model)
    {
        yield return new RoomPrices(model);
        if (model.Hosts.Opening.Any(opening => opening > 0))
        {
            yield return new OpeningPrices(model);
        }

        if (model.Hosts.Spread > 0)
        {
            var square = Enumerable.Range(0, model.Stride).Select(host => host < model.Problem.Hosts.Length ? model.Hosts.Spread : 0).ToArray();
            yield return new LoadPrices(model, [.. model.Size.Select(size => (double)size)], square, new double[model.Stride], true);
        }

        if (model.Hosts.HasBalance)
        {
            yield return new LoadPrices(model, model.LoadCpu, model.Hosts.CpuSquare, model.Hosts.CpuBase, false);
            yield return new LoadPrices(model, model.LoadMemory, model.Hosts.MemorySquare, model.Hosts.MemoryBase, false);
        }

        if (model.Prices is { } prices)
        {
            yield return new CeilingPrice(model, prices);
        }
    }

    /// <summary>An edge to a unit that has one host only is part of what the other costs alone.</summary>
    private void Fold(PlanModel model, Edge edge)
    {
        var (one, other) = (model.Units.Candidates[edge.A], model.Units.Candidates[edge.B]);
        if (other.Length == 1)
        {
            EdgeRow.AddTo(_own.AsSpan(edge.A * model.Stride, model.Stride), model.Ways, edge, other[0], PlanModel.Never);
        }
        else if (one.Length == 1)
        {
            EdgeRow.AddTo(_own.AsSpan(edge.B * model.Stride, model.Stride), model.Ways, edge, one[0], PlanModel.Never);
        }
    }

    private void Step(double value, double upper, bool better)
    {
        var squares = 0.0;
        foreach (var relaxation in _relaxations)
        {
            squares += relaxation.Look(_hosts);
        }

        _stale = better ? 0 : _stale + 1;
        if (_stale >= Patience)
        {
            (_pace, _stale) = (_pace / 2, 0);
        }

        IsSettled = squares == 0 || upper - Value <= 1e-6 * upper || _pace < 0.005;
        if (IsSettled)
        {
            return;
        }

        var step = _pace * Math.Max(upper - value, 1e-6 * upper) / squares;
        foreach (var relaxation in _relaxations)
        {
            relaxation.Step(step);
        }
    }
}
