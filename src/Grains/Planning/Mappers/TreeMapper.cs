namespace Fog.Planning;

/// <summary>
/// Lagrangian dynamic programme on the forest of calls, which gives a bound and good starts, then annealing from the best of them. Calls
/// beyond the forest count in all but the bound.
/// </summary>
public sealed class TreeMapper : IMapper
{
    /// <summary>Share of the effort for the bound and its starts.</summary>
    private const double Bounding = 0.3;

    /// <summary>Starts that local search takes further while the bound is sought.</summary>
    private const int Starts = 12;

    /// <inheritdoc/>
    public string Name => "treedp";

    /// <inheritdoc/>
    public MapperAnswer Map(PlanProblem problem, Random random, long effort)
    {
        ArgumentNullException.ThrowIfNull(random);
        var model = new PlanModel(problem);
        if (model.IsHopeless)
        {
            return new MapperAnswer(null, Exhausted: true);
        }

        var best = new Incumbent(model.Count);
        var bound = Search(model, best, random, new Budget(effort));
        return new MapperAnswer(best.IsThere ? [.. model.Tasks(best.Hosts)] : null, bound);
    }

    /// <summary>Searches until the budget is spent or the bound is reached.</summary>
    /// <returns>The bound.</returns>
    internal static double Search(PlanModel model, Incumbent best, Random random, Budget budget)
    {
        var start = new Start(model);
        var state = start.Fixed();
        start.Greedy(state, random, 0, budget);
        var descent = new Descent(state, random);
        descent.Run(budget);
        best.Offer(state);
        var bound = Bound(model, best, state, descent, budget);
        if (best.IsThere && best.Cost - bound <= 1e-6 * best.Cost)
        {
            return bound;
        }

        if (best.IsThere)
        {
            state.Set(best.Hosts);
        }

        var hot = 0.3 * state.Cost / Math.Max(1, model.Count);
        var cooling = budget.Part(1);
        new Annealing(state, best, random).Run(hot, hot / 300, cooling);
        budget.Spend(cooling.Spent);
        return bound;
    }

    private static double Bound(PlanModel model, Incumbent best, PlanState state, Descent descent, Budget budget)
    {
        var bound = new TreeBound(model);
        var part = budget.Part(Bounding);
        var pause = Math.Max(1, part.Left / bound.Effort / Starts);
        for (var round = 0L; !part.IsSpent && !bound.IsSettled; round++)
        {
            var upper = best.IsThere ? best.Cost : state.Cost + (model.Hard * state.Excess);
            part.Spend(bound.Effort);
            if (bound.Round(upper) && round % pause == 0)
            {
                state.Set(bound.Best);
                descent.Run(part);
                best.Offer(state);
            }
        }

        if (bound.HasBest)
        {
            state.Set(bound.Best);
            descent.Run(part);
            best.Offer(state);
        }

        budget.Spend(part.Spent);
        return bound.Value;
    }
}
