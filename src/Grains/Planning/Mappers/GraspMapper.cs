namespace Fog.Planning;

/// <summary>
/// Greedy randomized adaptive search (Feo and Resende 1995): the eager order with own host and softmax on incremental cost makes a start,
/// local search takes it down; again until the effort is spent.
/// </summary>
public sealed class GraspMapper : IMapper
{
    /// <inheritdoc/>
    public string Name => "grasp";

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
        Search(model, best, random, new Budget(effort));
        return new MapperAnswer(best.IsThere ? [.. model.Tasks(best.Hosts)] : null);
    }

    /// <summary>Searches until the budget is spent, at least once.</summary>
    internal static void Search(PlanModel model, Incumbent best, Random random, Budget budget)
    {
        var start = new Start(model);
        var state = start.Fixed();
        var descent = new Descent(state, random);
        start.Greedy(state, random, 0, budget);
        var temperature = 0.0;
        do
        {
            descent.Run(budget);
            best.Offer(state);
            temperature = 0.1 * state.Cost / Math.Max(1, model.Count) * (1 + random.NextDouble());
            start.Greedy(state, random, temperature, budget);
        }
        while (!budget.IsSpent && start.HasChoice);
    }
}
