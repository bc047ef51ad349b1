using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>Makes placements of what was drawn: local search to a state that breaks no rule and that no single change betters; the best is kept.</summary>
internal sealed class Repair
{
    private readonly PlanModel _model;
    private readonly PlanState _state;
    private readonly Descent _descent;
    private readonly Incumbent _best;
    private readonly Random _random;

    public Repair(PlanModel model, Random random)
    {
        (_model, _random) = (model, random);
        _state = new Start(model).Fixed();
        _descent = new Descent(_state, random);
        _best = new Incumbent(model.Count);
    }

    /// <summary>Cost of the best; infinite when there is none.</summary>
    public double Cost => _best.Cost;

    /// <summary>The host of each task; null when there is none.</summary>
    public ImmutableArray<int>? Placement => _best.IsThere ? [.. _model.Tasks(_best.Hosts)] : null;

    /// <summary>A placement by the order of calls, so that there is a cost to begin with.</summary>
    public void Greedy(long effort)
    {
        var budget = new Budget(effort);
        new Start(_model).Greedy(_state, _random, 0, budget);
        _descent.Run(budget);
        _best.Offer(_state);
    }

    /// <summary>Looks at all placements when none was found yet, as far as the effort allows. False: there is none.</summary>
    public bool Insist(long effort) => _best.IsThere || !new Exhaustive(_model, _best, new Budget(effort)).Run() || _best.IsThere;

    /// <summary>Draws placements of tasks until the effort is spent, at least one.</summary>
    public void Draw(Func<ImmutableArray<int>> draw, long effort)
    {
        var budget = new Budget(effort);
        do
        {
            var placement = draw();
            _state.Set([.. _model.Units.Tasks.Select(tasks => placement[tasks[0]])]);
            budget.Spend(_model.Count);
            _descent.Run(budget);
            _best.Offer(_state);
        }
        while (!budget.IsSpent);
    }
}
