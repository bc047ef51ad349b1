namespace Fog.Planning;

/// <summary>
/// Lagrangian dynamic programme on the forest of calls, which gives a bound and good starts, then annealing from the best of them. Calls
/// beyond the forest count in all but the bound.
/// </summary>
public sealed class TreeMapper : IMapper
{
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
    internal static double Search(PlanModel model, Incumbent best, Random random, Budget budget) =>
        (model.Problem.Hosts.Length < Shortlist.Many ? new TreeSearch(model, best, random, budget).Run() : new WideSearch(model, best, random, budget).Run()).Value;
}
