namespace Fog.Planning;

/// <summary>What the first task on a host costs, shared out to the units as prices of their own; a host is opened when they pay more than it costs.</summary>
internal sealed class OpeningPrices : IRelaxation
{
    private readonly PlanModel _model;
    private readonly float[] _prices;
    private readonly bool[] _open;
    private int[] _hosts = [];

    public OpeningPrices(PlanModel model)
    {
        (_model, _prices, _open) = (model, new float[model.Count * model.Stride], new bool[model.Stride]);
        for (var unit = 0; unit < model.Count; unit++)
        {
            Rows.Add(_prices.AsSpan(unit * model.Stride, model.Stride), model.Hosts.Opening, 1f / model.Count);
        }
    }

    /// <inheritdoc/>
    public float[] Prices => _prices;

    /// <inheritdoc/>
    public double Constant
    {
        get
        {
            var sum = 0.0;
            for (var host = 0; host < _model.Stride; host++)
            {
                var paid = 0.0;
                for (var unit = 0; unit < _model.Count; unit++)
                {
                    paid += _prices[(unit * _model.Stride) + host];
                }

                _open[host] = paid > _model.Hosts.Opening[host] + 1e-9;
                sum += Math.Min(0, _model.Hosts.Opening[host] - paid);
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public void AddTo(float[] rows) => Rows.Add(rows, _prices);

    /// <inheritdoc/>
    public double Look(int[] hosts)
    {
        _hosts = hosts;
        var squares = 0.0;
        for (var unit = 0; unit < hosts.Length; unit++)
        {
            squares += _open[hosts[unit]] ? 0 : 1;
        }

        for (var host = 0; host < _model.Stride; host++)
        {
            for (var unit = 0; _open[host] && unit < hosts.Length; unit++)
            {
                squares += hosts[unit] != host && _prices[(unit * _model.Stride) + host] > 0 ? 1 : 0;
            }
        }

        return squares;
    }

    /// <inheritdoc/>
    public void Step(double step)
    {
        for (var unit = 0; unit < _model.Count; unit++)
        {
            for (var host = 0; host < _model.Stride; host++)
            {
                var missed = (_hosts[unit] == host ? 1 : 0) - (_open[host] ? 1 : 0);
                var at = (unit * _model.Stride) + host;
                _prices[at] = Math.Max(0, _prices[at] + (float)(step * missed));
            }
        }
    }
}
