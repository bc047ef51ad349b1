using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>Makes the sums out of a problem.</summary>
internal static class Condensing
{
    public static Condensed Of(PlanProblem problem)
    {
        var costs = new CallCosts(problem);
        var free = problem.Hosts.Select((host, index) => NotBelowNothing(host.Free - Sum(problem.Tasks.Where(task => task.Kept && task.Present == index)))).ToImmutableArray();
        var unitOf = UnitOf(problem);
        var units = unitOf.Distinct().Order().Select(first => Make(problem, free, [.. Enumerable.Range(0, unitOf.Length).Where(task => unitOf[task] == first)], costs))
            .ToImmutableArray();
        var index = new int[unitOf.Length];
        for (var unit = 0; unit < units.Length; unit++)
        {
            foreach (var task in units[unit].Tasks)
            {
                index[task] = unit;
            }
        }

        var pairs = problem.Calls
            .Where(call => index[call.From] != index[call.To])
            .GroupBy(call => (A: Math.Min(index[call.From], index[call.To]), B: Math.Max(index[call.From], index[call.To])))
            .OrderBy(calls => calls.Key)
            .Select(calls => new UnitPair(calls.Key.A, calls.Key.B, Table(units[calls.Key.A], units[calls.Key.B],
                (a, b) => calls.Sum(call => index[call.From] == calls.Key.A ? costs.Between(call, a, b) : costs.Between(call, b, a)))));
        return new Condensed(problem, units, [.. pairs], [.. problem.Hosts.Select(costs.Opening)], free);
    }

    private static Unit Make(PlanProblem problem, ImmutableArray<Resources> free, ImmutableArray<int> tasks, CallCosts costs)
    {
        var members = tasks.Select(task => problem.Tasks[task]).ToArray();
        var demand = Sum(members.Where(task => !task.Kept));
        ImmutableArray<int> hosts =
        [
            .. Enumerable.Range(0, problem.Hosts.Length).Where(host =>
                members.All(task => task.Kept ? task.Present == host : task.Allowed.Contains(host))
                && (demand == Resources.None || Capacity.Lacks(demand, free[host]) is null)),
        ];
        if (tasks.Any(one => problem.Tasks[one].Apart.Any(other => tasks.Contains(other) && !problem.AreBothKept(one, other))))
        {
            hosts = [];
        }

        return new Unit(tasks, demand, hosts, [.. hosts.Select(host => tasks.Sum(task => costs.Alone(task, host)))]);
    }

    /// <summary>For each task the first of those that must be with it.</summary>
    private static int[] UnitOf(PlanProblem problem)
    {
        var first = Enumerable.Range(0, problem.Tasks.Length).ToArray();
        foreach (var (task, other) in problem.Tasks.SelectMany((task, index) => task.With.Where(other => !problem.AreBothKept(index, other)).Select(other => (index, other))))
        {
            var (low, high) = (Math.Min(first[task], first[other]), Math.Max(first[task], first[other]));
            for (var each = 0; each < first.Length; each++)
            {
                first[each] = first[each] == high ? low : first[each];
            }
        }

        return first;
    }

    /// <summary>Rules between two kept tasks don't count: nothing can be done about them.</summary>
    public static bool AreBothKept(this PlanProblem problem, int one, int other) => problem.Tasks[one].Kept && problem.Tasks[other].Kept;

    private static double[] Table(Unit a, Unit b, Func<int, int, double> cost) => [.. a.Hosts.SelectMany(one => b.Hosts.Select(other => cost(one, other)))];

    private static Resources Sum(IEnumerable<PlanTask> tasks) => tasks.Aggregate(Resources.None, (sum, task) => sum + task.Demand);

    private static Resources NotBelowNothing(Resources free) => new(Math.Max(0, free.Cpu), Math.Max(0, free.Memory), Math.Max(0, free.Disk));
}
