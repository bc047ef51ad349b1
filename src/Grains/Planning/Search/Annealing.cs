namespace Fog.Planning;

/// <summary>
/// Simulated annealing with heat-bath steps: a unit is taken from its host and drawn anew among all hosts with the chance that its costs and
/// the temperature give. Rules may be broken at a price that rises while they are and falls while they aren't, so that the search crosses
/// what would be walls between full hosts.
/// </summary>
internal sealed class Annealing(PlanState state, Incumbent best, Random random)
{
    /// <summary>How often the units that move together are all of their host.</summary>
    private const double Whole = 0.3;

    private readonly PlanModel _model = state.Model;
    private readonly HostRow _row = new(state);
    private readonly Sampler _sampler = new(state.Model.Stride, random);
    private readonly int[] _free = [.. Enumerable.Range(0, state.Model.Count).Where(unit => state.Model.Units.Candidates[unit].Length > 1)];
    private float _price;

    /// <summary>Cools down once.</summary>
    /// <param name="hot">The first temperature, in cost.</param>
    /// <param name="cold">The last.</param>
    /// <param name="budget">How much is tried.</param>
    public void Run(double hot, double cold, Budget budget)
    {
        if (_free.Length == 0)
        {
            best.Offer(state);
            return;
        }

        var bundle = new Bundle(state, _row);
        _price = (float)(hot / 2);
        while (!budget.IsSpent)
        {
            var temperature = (float)(hot * Math.Pow(cold / hot, budget.Share));
            for (var step = 0; step < _free.Length; step++)
            {
                Step(bundle, temperature, budget);
            }

            _price = (float)Math.Clamp(_price * (state.IsSound ? 0.97 : 1.05), 2 * temperature, _model.Hard);
        }
    }

    private void Step(Bundle bundle, float temperature, Budget budget)
    {
        var unit = _free[random.Next(_free.Length)];
        var kind = random.Next(10);
        if (kind == 0)
        {
            Together(bundle, unit, temperature, budget);
        }
        else if (kind <= 6)
        {
            Swap(unit, _free[random.Next(_free.Length)], temperature, budget);
        }
        else
        {
            state.Remove(unit);
            _row.Fill(unit, _price);
            budget.Spend(_row.Effort(unit) + (_model.Stride / 8));
            state.Add(unit, _sampler.Draw(_row.Costs, temperature));
        }

        best.Offer(state);
    }

    private void Together(Bundle bundle, int unit, float temperature, Budget budget)
    {
        var before = state.Cost + (_price * state.Excess);
        if (random.NextDouble() < Whole)
        {
            bundle.GatherOnHostOf(unit);
        }
        else
        {
            bundle.GatherAround(unit);
        }

        var costs = bundle.Lift(_price, budget);
        bundle.Put(_sampler.Draw(costs, temperature));
        if (Refuses(state.Cost + (_price * state.Excess) - before, temperature))
        {
            bundle.PutBack();
        }
    }

    private void Swap(int one, int other, float temperature, Budget budget)
    {
        var (here, there) = (state.Host[one], state.Host[other]);
        if (here == there || !_model.MayBe(one, there) || !_model.MayBe(other, here))
        {
            budget.Spend(1);
            return;
        }

        budget.Spend(PlanModel.ExchangeEffort + (2 * _model.ChainEffort));
        var before = state.Cost + (_price * state.Excess);
        Exchange(one, there, other, here);
        if (Refuses(state.Cost + (_price * state.Excess) - before, temperature))
        {
            Exchange(one, here, other, there);
        }
    }

    private void Exchange(int one, int to, int other, int back)
    {
        state.Remove(one);
        state.Move(other, back);
        state.Add(one, to);
    }

    private bool Refuses(double worse, float temperature) => worse > 0 && random.NextDouble() >= Math.Exp(-worse / temperature);
}
