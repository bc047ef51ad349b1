namespace Fog.Planning;

/// <summary>
/// The paper's algorithm: breadth first along the calls from the root, which stays at the initiator's node; each task goes by chance to a
/// neighbour of its caller's node, more likely to one of more capability behind a better link. It never takes back a choice: a task
/// without a place ends the run.
/// </summary>
/// <param name="options">Switches; all off by default.</param>
public sealed class EagerMapper(EagerOptions? options = null) : IMapper
{
    private readonly EagerOptions _options = options ?? new EagerOptions();

    /// <inheritdoc/>
    public string Name => "eager";

    /// <inheritdoc/>
    public MapperAnswer Map(PlanProblem problem, Random random, long effort)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        var model = new PlanModel(problem);
        if (model.IsHopeless)
        {
            return new MapperAnswer(null, Exhausted: true);
        }

        var (best, budget, start) = (new Incumbent(model.Count), new Budget(effort), new Start(model));
        var order = CallOrder.Of(model);
        for (var run = 0; run < _options.Runs && !budget.IsSpent; run++)
        {
            var state = start.Fixed();
            if (Run(state, order, random, budget))
            {
                best.Offer(state);
            }
        }

        return new MapperAnswer(best.IsThere ? [.. model.Tasks(best.Hosts)] : null);
    }

    private bool Run(PlanState state, IReadOnlyList<(int Unit, int Caller)> order, Random random, Budget budget)
    {
        var choice = new EagerChoice(state, _options, random);
        foreach (var (unit, caller) in order.Where(step => state.Host[step.Unit] < 0))
        {
            budget.Spend(state.Model.Stride);
            var root = caller < 0;
            if (choice.Of(unit, root ? state.Model.Problem.Initiator : state.Host[caller], root) is not { } host)
            {
                return false;
            }

            state.Add(unit, host);
        }

        return true;
    }
}
