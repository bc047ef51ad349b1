namespace Fog.Planning.Exact;

/// <summary>
/// Balance and spread grow with the square of what is on a host. The units' own costs hold the squares of each one alone; for what they cost
/// each other on one host there is a variable that tangents of the convex square push up, more of them where a solution still is too cheap.
/// </summary>
internal sealed class Curves
{
    private static readonly double[] Shares = [0.25, 0.5, 1];
    private static readonly double[] Numbers = [1, 2, 4];

    private readonly Condensed _problem;
    private readonly LinearModel _model;
    private readonly List<Curve> _curves = [];

    public Curves(Condensed problem, LinearModel model, int[][] x)
    {
        (_problem, _model) = (problem, model);
        var costs = new CallCosts(problem.Problem);
        var (balance, spread) = (costs.Factor(Term.Balance), costs.Factor(Term.Spread));
        for (var host = 0; host < problem.Free.Length; host++)
        {
            var total = problem.Problem.Hosts[host].Total;
            Add(x, host, balance / 2, Shares, task => total.Cpu > 0 ? task.Demand.Cpu / total.Cpu : 0);
            Add(x, host, balance / 2, Shares, task => total.Memory > 0 ? task.Demand.Memory / (double)total.Memory : 0);
            Add(x, host, spread, Numbers, _ => 1);
        }
    }

    /// <summary>Adds a tangent wherever a placement's square lies above those that are there. False when none was needed.</summary>
    public bool Tighten(IReadOnlyList<int> placement)
    {
        var added = false;
        foreach (var curve in _curves)
        {
            var load = curve.Terms.Where(term => placement[term.Task] == curve.Host).Sum(term => term.Load);
            if (load > 0 && curve.Points.Add(Math.Round(load, 9)))
            {
                Touch(curve, load);
                added = true;
            }
        }

        return added;
    }

    private void Add(int[][] x, int host, double factor, double[] first, Func<PlanTask, double> load)
    {
        if (factor <= 0)
        {
            return;
        }

        var terms = new List<(int Task, int X, double Load)>();
        foreach (var (index, unit) in _problem.Units.Index())
        {
            if (unit.Hosts.IndexOf(host) is var place and >= 0)
            {
                terms.AddRange(unit.Tasks.Select(task => (task, x[index][place], load(_problem.Problem.Tasks[task]))));
            }
        }

        if (terms.Count > 1)
        {
            var curve = new Curve(host, _model.Variable(0, double.PositiveInfinity, factor, false), terms, [.. first]);
            _curves.Add(curve);
            foreach (var at in first)
            {
                Touch(curve, at);
            }
        }
    }

    /// <summary>The square s² of a load s is at least 2as - a² for any a; what each task has alone, Σ l², is counted elsewhere.</summary>
    private void Touch(Curve curve, double at)
    {
        var terms = curve.Terms.GroupBy(term => term.X).Select(unit => (unit.Key, unit.Sum(term => (2 * at * term.Load) - (term.Load * term.Load))));
        _model.Row(double.NegativeInfinity, at * at, terms.Append((curve.Variable, -1)));
    }

    private sealed record Curve(int Host, int Variable, List<(int Task, int X, double Load)> Terms, HashSet<double> Points);
}
