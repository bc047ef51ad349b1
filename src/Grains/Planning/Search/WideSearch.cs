namespace Fog.Planning;

/// <summary>
/// The search among many hosts: a round of the bound takes time in proportion to their square. So prices are found on a shortlist, tried on
/// the whole, which also names hosts that the list lacks (Dantzig and Wolfe's columns, 1960), and the search goes on among those.
/// </summary>
internal sealed class WideSearch(PlanModel model, Incumbent best, Random random, Budget budget)
{
    /// <summary>Share of what is left for starts that show which hosts are of use.</summary>
    private const double Looking = 0.1;

    /// <summary>Share of what is left then for prices on the first list.</summary>
    private const double Pricing = 0.1;

    /// <summary>Share of what is left then for rounds over the whole, at least one.</summary>
    private const double Bounding = 0.1;

    /// <summary>Share of what is left at the end for a last look at all hosts.</summary>
    private const double Polishing = 0.05;

    /// <summary>Most starts.</summary>
    private const int Starts = 12;

    private readonly TreeBound _bound = new(model);
    private readonly List<int[]> _seen = [];
    private readonly PlanState _state = new Start(model).Fixed();

    /// <summary>Searches until the budget is spent or the bound is reached.</summary>
    /// <returns>The bound of the whole.</returns>
    public TreeBound Run()
    {
        Look();
        Price();
        if (best.IsThere && best.Cost - _bound.Value <= 1e-6 * best.Cost)
        {
            return _bound;
        }

        var few = List();
        var (found, inner) = (few.Inwards(best), budget.Part(1 - Polishing));
        new TreeSearch(few.Model, found, random, inner).Run();
        budget.Spend(inner.Spent);
        TakeDown(few, found);
        return _bound;
    }

    /// <summary>What local search makes of some starts, all but the first by chance.</summary>
    private void Look()
    {
        var (start, part) = (new Start(model), budget.Part(Looking));
        for (var tried = 0; tried == 0 || (!part.IsSpent && tried < Starts && start.HasChoice); tried++)
        {
            start.Greedy(_state, random, tried == 0 ? 0 : 0.1 * _state.Cost / Math.Max(1, model.Count), part);
            new Descent(_state, random).Run(part);
            Keep();
        }

        budget.Spend(part.Spent);
    }

    /// <summary>Prices of a list, tried on the whole.</summary>
    private void Price()
    {
        Round();
        See();
        var few = List();
        var (found, part) = (few.Inwards(best), budget.Part(Pricing));
        var inner = new TreeSearch(few.Model, found, random, part).Bound();
        budget.Spend(part.Spent);
        TakeDown(few, found);
        _bound.Adopt(inner, few.Hosts);
        var closing = budget.Part(Bounding);
        do
        {
            Round();
            closing.Spend(_bound.Effort);
        }
        while (!closing.IsSpent && !_bound.IsSettled);
        See();
    }

    private void Round()
    {
        budget.Spend(_bound.Effort);
        _bound.Round(best.IsThere ? best.Cost : _state.Cost + (model.Hard * _state.Excess));
    }

    /// <summary>The hosts of the round are worth a look.</summary>
    private void See()
    {
        if (_bound.HasBest)
        {
            _seen.Insert(1, [.. _bound.Last]);
        }
    }

    private Shortlist List() => Shortlist.Of(_state, best.IsThere ? [[.. best.Hosts], .. _seen] : _seen, budget);

    private void TakeDown(Shortlist few, Incumbent found)
    {
        if (found.IsThere)
        {
            _state.Set(few.Outwards(found.Hosts));
            new Descent(_state, random).Run(budget);
            Keep();
        }
    }

    private void Keep()
    {
        best.Offer(_state);
        _seen.Add([.. _state.Host]);
    }
}
