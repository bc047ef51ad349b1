namespace Fog.Planning.Exact;

/// <summary>What the whole must keep: the price of an hour, and how long chains of calls take.</summary>
internal static class SumRows
{
    public static void Add(Condensed problem, LinearModel model, int[][] x, Dictionary<UnitPair, int[]> y)
    {
        var (bounds, whole) = (problem.Problem.Bounds, problem.Problem);
        if (double.IsFinite(bounds.MaxPrice))
        {
            model.Row(double.NegativeInfinity, bounds.MaxPrice, problem.Units.SelectMany((unit, index) => unit.Hosts.Select((host, place) =>
                (x[index][place], unit.Tasks.Sum(task => PlanScale.Price(whole.Hosts[host], whole.Tasks[task].Demand))))));
        }

        if (double.IsFinite(bounds.MaxPathLatency))
        {
            Chains(problem, model, y, bounds.MaxPathLatency);
        }
    }

    /// <summary>For each task a time at which a chain has reached it at the latest; a call adds its own to its caller's.</summary>
    private static void Chains(Condensed problem, LinearModel model, Dictionary<UnitPair, int[]> y, double most)
    {
        var whole = problem.Problem;
        var unitOf = new int[whole.Tasks.Length];
        foreach (var (index, unit) in problem.Units.Index())
        {
            foreach (var task in unit.Tasks)
            {
                unitOf[task] = index;
            }
        }

        var reached = whole.Tasks.Select(_ => model.Variable(0, most, 0, false)).ToArray();
        foreach (var call in whole.Calls)
        {
            var (from, to) = (unitOf[call.From], unitOf[call.To]);
            var times = problem.Pairs.Where(pair => pair.A == Math.Min(from, to) && pair.B == Math.Max(from, to))
                .SelectMany(pair => Times(problem, call, pair, y[pair], isForward: pair.A == from));
            model.Row(double.NegativeInfinity, 0, [(reached[call.From], 1), (reached[call.To], -1), .. times]);
        }
    }

    private static IEnumerable<(int Variable, double Factor)> Times(Condensed problem, PlanCall call, UnitPair pair, int[] y, bool isForward)
    {
        var (rows, columns) = (problem.Units[pair.A].Hosts, problem.Units[pair.B].Hosts);
        for (var at = 0; at < y.Length; at++)
        {
            var (a, b) = (rows[at / columns.Length], columns[at % columns.Length]);
            if (y[at] >= 0 && problem.Problem.Paths.Time(call, isForward ? a : b, isForward ? b : a) is var time and > 0)
            {
                yield return (y[at], time);
            }
        }
    }
}
