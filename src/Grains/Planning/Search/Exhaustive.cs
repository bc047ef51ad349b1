namespace Fog.Planning;

/// <summary>
/// Depth-first branch and bound: the unit with the fewest hosts left first, its cheapest host first; a branch ends where a unit has no host
/// left or where the rest can't be cheap enough. It proves that there is no placement, or that none is better, if the budget lasts.
/// </summary>
internal sealed class Exhaustive
{
    private readonly PlanModel _model;
    private readonly PlanState _state;
    private readonly Incumbent _best;
    private readonly Budget _budget;
    private readonly HostRow _row;

    public Exhaustive(PlanModel model, Incumbent best, Budget budget)
    {
        (_model, _state, _best, _budget) = (model, new Start(model).Fixed(), best, budget);
        _row = new HostRow(_state);
    }

    /// <summary>Searches.</summary>
    /// <returns>Whether all was looked at.</returns>
    public bool Run()
    {
        if (_state.IsSound)
        {
            Branch();
        }

        return !_budget.IsSpent;
    }

    private void Branch()
    {
        var (unit, hosts) = Narrowest();
        if (unit < 0)
        {
            _best.Offer(_state);
            return;
        }

        foreach (var host in hosts)
        {
            if (_budget.IsSpent)
            {
                return;
            }

            _state.Add(unit, host);
            if (_state.IsSound)
            {
                Branch();
            }

            _state.Remove(unit);
        }
    }

    /// <summary>The unit to place next and its hosts, cheapest first; none when the branch is hopeless, -1 when all are placed.</summary>
    private (int Unit, int[] Hosts) Narrowest()
    {
        var (narrowest, fewest, rest) = (-1, int.MaxValue, 0.0);
        for (var unit = 0; unit < _model.Count; unit++)
        {
            if (_state.Host[unit] >= 0)
            {
                continue;
            }

            // Without what opening a host costs: two units might share it, and the sum must stay below what they come to.
            _row.Fill(unit, PlanModel.Forbidding, opening: false);
            _budget.Spend(_row.Effort(unit));
            var count = _row.Costs.Count(cost => cost < _model.Hard);
            rest += Rows.Least(_row.Costs);
            if (count < fewest)
            {
                (narrowest, fewest) = (unit, count);
            }
        }

        if (narrowest < 0 || fewest == 0 || _state.Cost + rest >= _best.Cost * (1 - 1e-9))
        {
            return (narrowest < 0 ? -1 : narrowest, []);
        }

        _row.Fill(narrowest, PlanModel.Forbidding);
        return (narrowest, [.. Enumerable.Range(0, _model.Problem.Hosts.Length).Where(host => _row.Costs[host] < _model.Hard).OrderBy(host => _row.Costs[host])]);
    }
}
