namespace Fog.Planning;

/// <summary>Cpu, memory and disk of hosts: a price for a mean need of each, 0 or more.</summary>
internal sealed class RoomPrices(PlanModel model) : IRelaxation
{
    private readonly float[] _prices = new float[HostTable.Kinds * model.Stride];
    private readonly double[] _missed = new double[HostTable.Kinds * model.Stride];

    /// <inheritdoc/>
    public float[] Prices => _prices;

    /// <inheritdoc/>
    public double Constant
    {
        get
        {
            var sum = 0.0;
            for (var at = 0; at < _prices.Length; at++)
            {
                sum -= _prices[at] * model.Hosts.Free[at] / model.MeanNeed[at / model.Stride];
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public void AddTo(float[] rows)
    {
        for (var kind = 0; kind < HostTable.Kinds; kind++)
        {
            for (var unit = 0; unit < model.Count; unit++)
            {
                Rows.Add(rows.AsSpan(unit * model.Stride, model.Stride), _prices.AsSpan(kind * model.Stride, model.Stride),
                    (float)(model.Need[(kind * model.Count) + unit] / model.MeanNeed[kind]));
            }
        }
    }

    /// <inheritdoc/>
    public double Look(int[] hosts)
    {
        for (var at = 0; at < _missed.Length; at++)
        {
            _missed[at] = -model.Hosts.Free[at] / model.MeanNeed[at / model.Stride];
        }

        var squares = 0.0;
        for (var kind = 0; kind < HostTable.Kinds; kind++)
        {
            for (var unit = 0; unit < hosts.Length; unit++)
            {
                _missed[(kind * model.Stride) + hosts[unit]] += model.Need[(kind * model.Count) + unit] / model.MeanNeed[kind];
            }
        }

        for (var at = 0; at < _missed.Length; at++)
        {
            squares += _prices[at] > 0 || _missed[at] > 0 ? _missed[at] * _missed[at] : 0;
        }

        return squares;
    }

    /// <inheritdoc/>
    public void Step(double step)
    {
        for (var at = 0; at < _prices.Length; at++)
        {
            _prices[at] = Math.Max(0, _prices[at] + (float)(step * _missed[at]));
        }
    }
}
