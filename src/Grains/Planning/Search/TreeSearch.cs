namespace Fog.Planning;

/// <summary>Bound, starts and annealing among all hosts of a problem.</summary>
internal sealed class TreeSearch(PlanModel model, Incumbent best, Random random, Budget budget)
{
    /// <summary>Share of the effort for the bound and its starts.</summary>
    private const double Bounding = 0.2;

    /// <summary>Starts that local search takes further while the bound is sought.</summary>
    private const int Starts = 12;

    /// <summary>The first temperature of annealing, in what a unit costs on average.</summary>
    private const double Hot = 0.3;

    /// <summary>The first temperature as a multiple of the last.</summary>
    private const double Cooling = 100;

    /// <summary>Up to so many units annealing comes to its end early: it begins anew, since where it ends is chance.</summary>
    private const int Few = 12;

    /// <summary>How often it does.</summary>
    private const int Coolings = 6;

    private readonly TreeBound _bound = new(model);

    /// <summary>Searches until the budget is spent or the bound is reached.</summary>
    /// <returns>The bound.</returns>
    public TreeBound Run()
    {
        var state = Begin(Bounding);
        if (best.IsThere && best.Cost - _bound.Value <= 1e-6 * best.Cost)
        {
            return _bound;
        }

        var times = model.Count <= Few ? Coolings : 1;
        for (var left = times; left > 0; left--)
        {
            Cool(state, budget.Part(1.0 / left));
        }

        return _bound;
    }

    /// <summary>The bound and the starts alone, with all of the budget.</summary>
    public TreeBound Bound()
    {
        Begin(1);
        return _bound;
    }

    private void Cool(PlanState state, Budget part)
    {
        if (best.IsThere)
        {
            state.Set(best.Hosts);
        }

        var hot = Hot * state.Cost / Math.Max(1, model.Count);
        new Annealing(state, best, random).Run(hot, hot / Cooling, part);
        budget.Spend(part.Spent);
    }

    private PlanState Begin(double share)
    {
        var start = new Start(model);
        var state = start.Fixed();
        if (best.IsThere)
        {
            state.Set(best.Hosts);
        }
        else
        {
            start.Greedy(state, random, 0, budget);
        }

        var descent = new Descent(state, random);
        descent.Run(budget);
        best.Offer(state);
        Close(state, descent, budget.Part(share));
        return state;
    }

    private void Close(PlanState state, Descent descent, Budget part)
    {
        var pause = Math.Max(1, part.Left / _bound.Effort / Starts);
        for (var round = 0L; !part.IsSpent && !_bound.IsSettled; round++)
        {
            var upper = best.IsThere ? best.Cost : state.Cost + (model.Hard * state.Excess);
            part.Spend(_bound.Effort);
            if (_bound.Round(upper) && round % pause == 0)
            {
                TakeDown();
            }
        }

        if (_bound.HasBest)
        {
            TakeDown();
        }

        budget.Spend(part.Spent);

        void TakeDown()
        {
            state.Set(_bound.Best);
            descent.Run(part);
            best.Offer(state);
        }
    }
}
