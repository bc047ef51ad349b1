namespace Fog.Planning;

/// <summary>The most that an hour of the service may cost: one price for a share of it, 0 or more.</summary>
internal sealed class CeilingPrice(PlanModel model, double[] prices) : IRelaxation
{
    private readonly double _most = Math.Max(model.Problem.Bounds.MaxPrice, 1e-9);
    private double _missed;

    /// <inheritdoc/>
    public float[] Prices { get; } = new float[1];

    /// <inheritdoc/>
    public double Constant => -Prices[0];

    /// <inheritdoc/>
    public void AddTo(float[] rows)
    {
        for (var at = 0; at < rows.Length; at++)
        {
            rows[at] += (float)(Prices[0] * prices[at] / _most);
        }
    }

    /// <inheritdoc/>
    public double Look(int[] hosts)
    {
        _missed = -1;
        for (var unit = 0; unit < hosts.Length; unit++)
        {
            _missed += prices[(unit * model.Stride) + hosts[unit]] / _most;
        }

        return Prices[0] > 0 || _missed > 0 ? _missed * _missed : 0;
    }

    /// <inheritdoc/>
    public void Step(double step) => Prices[0] = (float)Math.Max(0, Prices[0] + (step * _missed));
}
