namespace Fog.Planning;

/// <summary>First placements from which searches begin. Rules may be broken where nothing else is left.</summary>
internal sealed class Start
{
    private readonly PlanModel _model;
    private readonly int[] _fixed;
    private readonly int[] _order;

    public Start(PlanModel model)
    {
        _model = model;
        _fixed = [.. Enumerable.Range(0, model.Count).Where(unit => model.Units.Candidates[unit].Length == 1)];
        _order = [.. CallOrder.Of(model).Select(step => step.Unit).Where(unit => model.Units.Candidates[unit].Length > 1)];
    }

    /// <summary>Whether some unit has more than one host.</summary>
    public bool HasChoice => _order.Length > 0;

    /// <summary>Nothing but the units that have one host only.</summary>
    public PlanState Fixed()
    {
        var state = new PlanState(_model);
        foreach (var unit in _fixed)
        {
            state.Add(unit, _model.Units.Candidates[unit][0]);
        }

        return state;
    }

    /// <summary>Units in the order of calls, each where it adds least; by chance with a temperature above 0.</summary>
    public void Greedy(PlanState state, Random random, double temperature, Budget budget)
    {
        foreach (var unit in _order.Where(unit => state.Host[unit] >= 0))
        {
            state.Remove(unit);
        }

        var row = new HostRow(state);
        var sampler = new Sampler(_model.Stride, random);
        foreach (var unit in _order)
        {
            row.Fill(unit, _model.Hard);
            budget.Spend(row.Effort(unit));
            state.Add(unit, temperature > 0 ? sampler.Draw(row.Costs, (float)temperature) : Sampler.Cheapest(row.Costs));
        }
    }
}
