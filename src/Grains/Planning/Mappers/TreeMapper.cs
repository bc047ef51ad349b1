namespace Fog.Planning;

/// <summary>
/// Lagrangian dynamic programme on the forest of calls, which gives a bound and good starts, then annealing from the best of them. Calls
/// beyond the forest count in all but the bound.
/// </summary>
public sealed class TreeMapper : IMapper
{
    /// <summary>Share of the effort for the bound and its starts.</summary>
    private const double Bounding = 0.3;

    /// <summary>Share of what is left then for starts that show which of many hosts are of use.</summary>
    private const double Looking = 0.1;

    /// <summary>Share of what is left at the end for a last look at all hosts.</summary>
    private const double Polishing = 0.05;

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
        var (start, seen) = (new Start(model), new List<int[]>());
        var state = start.Fixed();
        start.Greedy(state, random, 0, budget);
        var descent = new Descent(state, random);
        descent.Run(budget);
        best.Offer(state);
        seen.Add([.. state.Host]);
        var bound = Bound(model, best, state, descent, budget, seen);
        if (best.IsThere && best.Cost - bound <= 1e-6 * best.Cost)
        {
            return bound;
        }

        if (model.Problem.Hosts.Length < Shortlist.Many)
        {
            Cool(state, best, random, budget);
        }
        else
        {
            Narrow(state, best, random, budget, seen);
        }

        return bound;
    }

    private static void Cool(PlanState state, Incumbent best, Random random, Budget budget)
    {
        if (best.IsThere)
        {
            state.Set(best.Hosts);
        }

        var hot = 0.3 * state.Cost / Math.Max(1, state.Model.Count);
        var cooling = budget.Part(1);
        new Annealing(state, best, random).Run(hot, hot / 300, cooling);
        budget.Spend(cooling.Spent);
    }

    /// <summary>All of it among the hosts that are of use, then a last look at all hosts.</summary>
    private static void Narrow(PlanState state, Incumbent best, Random random, Budget budget, List<int[]> seen)
    {
        Look(state, best, random, budget, seen);
        var few = Shortlist.Of(state, seen, budget);
        var (found, inner) = (new Incumbent(few.Model.Count), budget.Part(1 - Polishing));
        Search(few.Model, found, random, inner);
        budget.Spend(inner.Spent);
        if (found.IsThere)
        {
            state.Set(few.Outwards(found.Hosts));
            new Descent(state, random).Run(budget);
            best.Offer(state);
        }
    }

    /// <summary>What local search makes of some starts by chance.</summary>
    private static void Look(PlanState state, Incumbent best, Random random, Budget budget, List<int[]> seen)
    {
        var (start, part) = (new Start(state.Model), budget.Part(Looking));
        for (var tried = 0; !part.IsSpent && tried < Starts && start.HasChoice; tried++)
        {
            start.Greedy(state, random, 0.1 * state.Cost / Math.Max(1, state.Model.Count), part);
            new Descent(state, random).Run(part);
            best.Offer(state);
            seen.Add([.. state.Host]);
        }

        budget.Spend(part.Spent);
    }

    private static double Bound(PlanModel model, Incumbent best, PlanState state, Descent descent, Budget budget, List<int[]> seen)
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
                TakeDown();
            }
        }

        if (bound.HasBest)
        {
            TakeDown();
        }

        budget.Spend(part.Spent);
        return bound.Value;

        void TakeDown()
        {
            seen.Add([.. bound.Best]);
            state.Set(bound.Best);
            descent.Run(part);
            best.Offer(state);
            seen.Add([.. state.Host]);
        }
    }
}
