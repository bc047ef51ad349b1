namespace Fog.Planning;

/// <summary>
/// A cost that grows with the square of a host's load, k · load · (base + load): each host buys its load at a price of any sign, and takes the
/// amount that is cheapest for it.
/// </summary>
/// <param name="model">The problem.</param>
/// <param name="loads">What each unit adds to its host's load.</param>
/// <param name="square">k of each host.</param>
/// <param name="before">The base of each host.</param>
/// <param name="whole">Whether loads are whole numbers.</param>
internal sealed class LoadPrices(PlanModel model, double[] loads, double[] square, double[] before, bool whole) : IRelaxation
{
    private readonly double _mean = loads.DefaultIfEmpty().Average() is var mean and > 0 ? mean : 1;
    private readonly double _most = loads.Sum();
    private readonly float[] _prices = [.. square.Select((k, host) => (float)(k * (before[host] + (whole ? 1 : 0)) * (loads.DefaultIfEmpty().Average() is var mean and > 0 ? mean : 1)))];
    private readonly double[] _missed = new double[model.Stride];

    /// <inheritdoc/>
    public float[] Prices => _prices;

    /// <inheritdoc/>
    public double Constant
    {
        get
        {
            var sum = 0.0;
            for (var host = 0; host < _prices.Length; host++)
            {
                var load = Bought(host);
                sum += (square[host] * load * (before[host] + load)) - (_prices[host] * load / _mean);
            }

            return sum;
        }
    }

    /// <inheritdoc/>
    public void AddTo(float[] rows)
    {
        for (var unit = 0; unit < model.Count; unit++)
        {
            Rows.Add(rows.AsSpan(unit * model.Stride, model.Stride), _prices, (float)(loads[unit] / _mean));
        }
    }

    /// <inheritdoc/>
    public double Look(int[] hosts)
    {
        for (var host = 0; host < _missed.Length; host++)
        {
            _missed[host] = -Bought(host) / _mean;
        }

        for (var unit = 0; unit < hosts.Length; unit++)
        {
            _missed[hosts[unit]] += loads[unit] / _mean;
        }

        return _missed.Sum(missed => missed * missed);
    }

    /// <inheritdoc/>
    public void Step(double step)
    {
        for (var host = 0; host < _prices.Length; host++)
        {
            _prices[host] += square[host] > 0 ? (float)(step * _missed[host]) : 0;
        }
    }

    /// <summary>Where the derivative of what the host pays is nothing; rounded to the nearer of its neighbours, as the cost is a parabola.</summary>
    private double Bought(int host)
    {
        if (square[host] <= 0)
        {
            return 0;
        }

        var load = ((_prices[host] / _mean / square[host]) - before[host]) / 2;
        return Math.Clamp(whole ? Math.Round(load) : load, 0, _most);
    }
}
