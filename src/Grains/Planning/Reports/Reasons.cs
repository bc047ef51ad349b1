using System.Collections.Immutable;
using System.Globalization;
using Fog.Planning.Filters;

namespace Fog.Planning;

/// <summary>Says why tasks are where they are: what the next best host would cost if all others stay.</summary>
internal sealed class Reasons
{
    /// <summary>Differences below this share of the cost aren't worth a word.</summary>
    private const double Little = 1e-4;

    private const int MostAlternatives = 5;

    private readonly PlanQuestion _question;
    private readonly PlanProblem _problem;
    private readonly PlanState _state;
    private readonly HostRow _row;
    private readonly ImmutableArray<int> _placement;
    private readonly PlanCost _cost;

    public Reasons(PlanQuestion question, PlanProblem problem, ImmutableArray<int> placement)
    {
        (_question, _problem, _placement, _cost) = (question, problem, placement, PlanCost.Of(problem, placement));
        var model = new PlanModel(problem);
        _state = new PlanState(model);
        for (var unit = 0; unit < model.Count; unit++)
        {
            _state.Add(unit, placement[model.Units.Tasks[unit][0]]);
        }

        _row = new HostRow(_state);
    }

    /// <summary>Why a task is where it is.</summary>
    public string Sentence(int task)
    {
        if (_problem.Tasks[task].Kept)
        {
            return "stays where it is";
        }

        if (Others(task) is not [var next, ..])
        {
            return "the only node that keeps all rules";
        }

        var (extra, why) = Difference(task, next);
        var name = _problem.Hosts[next].Name;
        return extra < Little * Math.Max(_cost.Total, Little) ? $"as good as {name}" : $"next best would be {name}: {why}";
    }

    /// <summary>All that can be said of a task's place.</summary>
    public PlanExplanation Explain(int task)
    {
        var name = _problem.Tasks[task].Name;
        var others = Others(task);
        var alternatives = others.Take(MostAlternatives).Select(host => (Host: host, Difference: Difference(task, host)))
            .Select(other => new PlanAlternative(_problem.Hosts[other.Host].Name, other.Difference.Extra, other.Difference.Why));
        var reasons = new HostReasons(_question, _problem, _state);
        string[] turnedDown = [.. reasons.Hosts
            .Where(host => host != _placement[task] && !others.Contains(host))
            .Select(host => reasons.Of(task, host) ?? "break a rule of the whole")];
        return new PlanExplanation(name, _problem.Hosts[_placement[task]].Name, Sentence(task), [.. alternatives], FilterChain.Counted(turnedDown));
    }

    /// <summary>The other hosts that keep all rules, cheapest first.</summary>
    private int[] Others(int task)
    {
        var model = _state.Model;
        var unit = model.Units.Of[task];
        var here = _state.Remove(unit);
        _row.Fill(unit, PlanModel.Forbidding);
        _state.Add(unit, here);
        return [.. Enumerable.Range(0, _problem.Hosts.Length).Where(host => host != here && _row.Costs[host] < model.Hard).OrderBy(host => _row.Costs[host])];
    }

    private (double Extra, string Why) Difference(int task, int host)
    {
        var moved = _placement.ToArray();
        foreach (var member in _state.Model.Units.Tasks[_state.Model.Units.Of[task]])
        {
            moved[member] = host;
        }

        var other = PlanCost.Of(_problem, moved);
        var terms = Enum.GetValues<Term>()
            .Select(term => (Term: term, Weighted: other.Weighted[(int)term] - _cost.Weighted[(int)term], Raw: other.Raw[(int)term] - _cost.Raw[(int)term]))
            .Where(term => Math.Abs(term.Weighted) > Little * Math.Max(_cost.Total, Little))
            .OrderByDescending(term => Math.Abs(term.Weighted)).Take(2)
            .Select(term => string.Create(CultureInfo.InvariantCulture, $"{Reporting.Words(term.Term).Name} {(term.Raw < 0 ? "" : "+")}{term.Raw:0.###} {Reporting.Words(term.Term).Unit}"));
        return (other.Total - _cost.Total, string.Join(", ", terms));
    }
}
