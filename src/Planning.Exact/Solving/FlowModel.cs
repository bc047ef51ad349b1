using System.Collections.Immutable;
using Google.OrTools.ModelBuilder;

namespace Fog.Planning.Exact;

/// <summary>
/// The problem as a linear programme: x is 1 where a unit is on a host, y where a pair of units is on a pair of hosts, z where a host is in
/// use; what a unit's x leaves flows over the y of each of its pairs. Balance and spread are bounded from below by tangents.
/// </summary>
internal sealed class FlowModel
{
    private readonly Condensed _problem;
    private readonly LinearModel _model;
    private readonly int[][] _x;
    private readonly Dictionary<UnitPair, int[]> _y = [];
    private readonly int?[] _z;
    private readonly Curves _curves;

    /// <summary>Writes the model.</summary>
    /// <param name="problem">What is to be solved.</param>
    /// <param name="whole">Whether x must be 0 or 1; otherwise anything between.</param>
    public FlowModel(Condensed problem, bool whole)
    {
        (_problem, _model) = (problem, new LinearModel());
        _x = [.. problem.Units.Select(unit => unit.Costs.Select(cost => _model.Variable(0, 1, cost, whole)).ToArray())];
        _z = [.. problem.Opening.Select(cost => cost > 0 ? _model.Variable(0, 1, cost, false) : (int?)null)];
        foreach (var unit in _x)
        {
            _model.Row(1, 1, unit.Select(x => (x, 1.0)));
        }

        foreach (var pair in problem.Pairs)
        {
            AddPair(pair);
        }

        HostRows.Add(problem, _model, _x, _z);
        SumRows.Add(problem, _model, _x, _y);
        _curves = new Curves(problem, _model, _x);
    }

    /// <summary>The model for a solver.</summary>
    public Model Model => _model.Model;

    /// <summary>Where solvers look first.</summary>
    public void Hint(IReadOnlyList<int> placement)
    {
        for (var unit = 0; unit < _x.Length; unit++)
        {
            for (var place = 0; place < _x[unit].Length; place++)
            {
                _model.Model.Helper.AddHint(_x[unit][place], _problem.Units[unit].Hosts[place] == placement[_problem.Units[unit].Tasks[0]] ? 1 : 0);
            }
        }
    }

    /// <summary>The place of each unit in a solution: the one with most of it.</summary>
    public ImmutableArray<int> Places(Func<int, double> value) => [.. _x.Select(unit => unit.Index().MaxBy(x => value(x.Item)).Index)];

    /// <summary>How much of a unit is at each of its places.</summary>
    public double[] Shares(int unit, Func<int, double> value) => [.. _x[unit].Select(value)];

    /// <summary>How much of a pair goes over each pair of places, a row for each place of the first.</summary>
    public double[] Shares(UnitPair pair, Func<int, double> value) => [.. _y[pair].Select(y => y < 0 ? 0 : value(y))];

    /// <summary>Cuts off what the solution gained by tangents that are too low. False when none was.</summary>
    public bool Tighten(IReadOnlyList<int> placement) => _curves.Tighten(placement);

    /// <summary>Cuts off units at these places together.</summary>
    public void Forbid(IEnumerable<(int Unit, int Host)> places)
    {
        var terms = places.Select(place => (_x[place.Unit][_problem.Units[place.Unit].Hosts.IndexOf(place.Host)], 1.0)).ToList();
        _model.Row(double.NegativeInfinity, terms.Count - 1, terms);
    }

    private void AddPair(UnitPair pair)
    {
        var (rows, columns) = (_x[pair.A], _x[pair.B]);
        var y = new int[pair.Costs.Length];
        for (var at = 0; at < y.Length; at++)
        {
            y[at] = double.IsInfinity(pair.Costs[at]) ? -1 : _model.Variable(0, 1, pair.Costs[at], false);
        }

        _y[pair] = y;
        for (var row = 0; row < rows.Length; row++)
        {
            _model.Row(0, 0, y.Skip(row * columns.Length).Take(columns.Length).Where(flow => flow >= 0).Select(flow => (flow, 1.0)).Append((rows[row], -1)));
        }

        for (var column = 0; column < columns.Length; column++)
        {
            var at = column;
            _model.Row(0, 0, rows.Select((_, row) => y[(row * columns.Length) + at]).Where(flow => flow >= 0).Select(flow => (flow, 1.0)).Append((columns[column], -1)));
        }
    }
}
