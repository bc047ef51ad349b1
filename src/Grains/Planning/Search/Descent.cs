namespace Fog.Planning;

/// <summary>
/// Local search to a placement that no single change betters: a unit to its best host, units of one host to another, all or those that hang
/// together, both ends of a call to one host, two units in exchange.
/// </summary>
internal sealed class Descent(PlanState state, Random random)
{
    private const double Enough = 1e-9;
    private readonly PlanModel _model = state.Model;
    private readonly HostRow _row = new(state);
    private readonly int[] _order = [.. Enumerable.Range(0, state.Model.Count).Where(unit => state.Model.Units.Candidates[unit].Length > 1)];

    /// <summary>What the placement costs between changes, rules priced in.</summary>
    private double _now;

    private double Value => state.Cost + (_model.Hard * state.Excess);

    /// <summary>Goes down until nothing helps or the budget is spent.</summary>
    public void Run(Budget budget)
    {
        var bundle = new Bundle(state, _row);
        _now = Value;
        var again = true;
        while (again && !budget.IsSpent)
        {
            again = Singles(budget);
            again = again || Together(bundle, budget);
            again = again || Swaps(budget);
        }
    }

    private bool Singles(Budget budget)
    {
        var (changed, better) = (false, true);
        while (better && !budget.IsSpent)
        {
            better = false;
            random.Shuffle(_order);
            foreach (var unit in _order)
            {
                better |= Single(unit, budget);
            }

            changed |= better;
        }

        return changed;
    }

    private bool Single(int unit, Budget budget)
    {
        var from = state.Remove(unit);
        _row.Fill(unit, _model.Hard);
        budget.Spend(_row.Effort(unit));
        var to = Sampler.Cheapest(_row.Costs);
        if (_row.Costs[to] >= _row.Costs[from])
        {
            state.Add(unit, from);
            return false;
        }

        state.Add(unit, to);
        if (IsBetter(budget))
        {
            return true;
        }

        state.Move(unit, from);
        return false;
    }

    private bool Together(Bundle bundle, Budget budget)
    {
        var changed = false;
        foreach (var unit in _order)
        {
            bundle.GatherAround(unit);
            changed |= bundle.Count > 1 && Relocate(bundle, budget);
            var close = bundle.Count;
            bundle.GatherOnHostOf(unit);
            changed |= bundle.Count > close && bundle.First == unit && Relocate(bundle, budget);
        }

        foreach (var edge in _model.Edges.All)
        {
            if (budget.IsSpent)
            {
                break;
            }

            if (state.Host[edge.A] != state.Host[edge.B] && _model.Units.Candidates[edge.A].Length > 1 && _model.Units.Candidates[edge.B].Length > 1)
            {
                bundle.Gather(edge.A, edge.B);
                changed |= Relocate(bundle, budget);
            }
        }

        return changed;
    }

    private bool Relocate(Bundle bundle, Budget budget)
    {
        var host = Sampler.Cheapest(bundle.Lift(_model.Hard, budget));
        bundle.Put(host);
        if (IsBetter(budget))
        {
            return true;
        }

        bundle.PutBack();
        return false;
    }

    private bool Swaps(Budget budget)
    {
        var changed = false;
        for (var one = 0; one < _order.Length && !budget.IsSpent; one++)
        {
            for (var other = one + 1; other < _order.Length; other++)
            {
                changed |= Swap(_order[one], _order[other], budget);
            }
        }

        return changed;
    }

    private bool Swap(int one, int other, Budget budget)
    {
        var (here, there) = (state.Host[one], state.Host[other]);
        if (here == there || !_model.MayBe(one, there) || !_model.MayBe(other, here))
        {
            return false;
        }

        budget.Spend(PlanModel.ExchangeEffort);
        Exchange(one, there, other, here);
        if (IsBetter(budget))
        {
            return true;
        }

        Exchange(one, here, other, there);
        return false;
    }

    /// <summary>Whether a change made it better; broken rules, which take longer to reckon, only make it worse.</summary>
    private bool IsBetter(Budget budget)
    {
        if (state.Cost >= _now - Enough)
        {
            return false;
        }

        budget.Spend(_model.ChainEffort);
        var value = Value;
        if (value >= _now - Enough)
        {
            return false;
        }

        _now = value;
        return true;
    }

    private void Exchange(int one, int to, int other, int back)
    {
        state.Remove(one);
        state.Move(other, back);
        state.Add(one, to);
    }
}
