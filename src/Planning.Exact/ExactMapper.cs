using System.Collections.Immutable;
using Google.OrTools.ModelBuilder;

namespace Fog.Planning.Exact;

/// <summary>
/// Finds the cheapest placement and proves it: a Lagrangian bound leaves out hosts that can't be better than what another mapper found, and a
/// mixed integer programme settles the rest. Not replayable where time runs out: then it answers what it has.
/// </summary>
/// <param name="limit">Most time for the programme; the bound takes its own, about as long as 500 dynamic programmes over the call graph.</param>
/// <param name="start">Whose placement it begins with; null: none's, for small problems only.</param>
/// <param name="solver">OR-Tools' name of the solver.</param>
public sealed class ExactMapper(TimeSpan limit, IMapper? start = null, string solver = "scip") : IMapper
{
    private const int Rounds = 25;

    /// <summary>Larger programmes take gigabytes.</summary>
    private const long MostFlows = 2_000_000;

    /// <inheritdoc/>
    public string Name => "exact";

    /// <inheritdoc/>
    public MapperAnswer Map(PlanProblem problem, Random random, long effort)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var condensed = Condensing.Of(problem);
        if (condensed.IsHopeless)
        {
            return new MapperAnswer(null, double.PositiveInfinity, Exhausted: true);
        }

        var known = start?.Map(problem, random, effort).Placement;
        var cost = known is { } placement ? PlanCost.Of(problem, placement).Total : double.PositiveInfinity;
        var tight = Tightening.Of(condensed, cost, Rounds);
        if (tight.Bound >= cost * (1 - 1e-9) || double.IsPositiveInfinity(tight.Bound))
        {
            return new MapperAnswer(known, tight.Bound, Exhausted: true);
        }

        var flows = tight.Problem.Pairs.Sum(pair => (long)pair.Costs.Length);
        return flows > MostFlows
            ? new MapperAnswer(known, Math.Max(0, tight.Bound))
            : Settle(tight, known, cost);
    }

    private MapperAnswer Settle(Tightening tight, ImmutableArray<int>? known, double cost)
    {
        var model = new FlowModel(tight.Problem, whole: true);
        if (known is { } hint)
        {
            model.Hint(hint);
        }

        var clock = TimeProvider.System.GetTimestamp();
        while (limit - TimeProvider.System.GetElapsedTime(clock) is var left && left > TimeSpan.Zero)
        {
            var programme = new Solver(solver);
            programme.SetTimeLimitInSeconds(left.TotalSeconds);
            var status = programme.Solve(model.Model);
            if (status == SolveStatus.INFEASIBLE)
            {
                return new MapperAnswer(known, cost, Exhausted: true);
            }

            if (status is not (SolveStatus.OPTIMAL or SolveStatus.FEASIBLE))
            {
                break;
            }

            var found = tight.Problem.Placement(model.Places(variable => programme.Value(model.Model.VarFromIndex(variable))));
            if (Repair(model, tight.Problem, found))
            {
                continue;
            }

            if (PlanRules.Broken(tight.Problem.Problem, found).IsEmpty && PlanCost.Of(tight.Problem.Problem, found).Total is var total && total < cost)
            {
                (known, cost) = (found, total);
            }

            return new MapperAnswer(known, Math.Max(tight.Bound, Math.Min(programme.BestObjectiveBound, cost)), status == SolveStatus.OPTIMAL);
        }

        return new MapperAnswer(known, tight.Bound);
    }

    /// <summary>Solvers keep rows to a millionth only: a set of units that over-fills a host by less is cut off, as is a square that is too low.</summary>
    private static bool Repair(FlowModel model, Condensed problem, ImmutableArray<int> placement)
    {
        var cut = false;
        foreach (var host in problem.Units.Index().GroupBy(unit => placement[unit.Item.Tasks[0]]))
        {
            var demand = host.Aggregate(Resources.None, (sum, unit) => sum + unit.Item.Demand);
            if (demand != Resources.None && Capacity.Lacks(demand, problem.Free[host.Key]) is not null)
            {
                model.Forbid(host.Where(unit => unit.Item.Demand != Resources.None).Select(unit => (unit.Index, host.Key)));
                cut = true;
            }
        }

        cut |= Share(model, problem, placement);
        return model.Tighten(placement) || cut;
    }

    /// <summary>Rows for what calls share would be one for each two hosts: only those that a placement breaks are made.</summary>
    private static bool Share(FlowModel model, Condensed problem, ImmutableArray<int> placement)
    {
        var (cut, whole) = (false, problem.Problem);
        var unitOf = problem.Units.SelectMany((unit, index) => unit.Tasks.Select(task => (task, index))).ToDictionary(task => task.task, task => task.index);
        foreach (var way in whole.Calls
            .Where(call => call.Bandwidth > 0 && placement[call.From] != placement[call.To] && !(whole.Tasks[call.From].Kept && whole.Tasks[call.To].Kept))
            .GroupBy(call => (Math.Min(placement[call.From], placement[call.To]), Math.Max(placement[call.From], placement[call.To]))))
        {
            if (way.Sum(call => call.Bandwidth) > whole.Paths.Bandwidth(way.Key.Item1, way.Key.Item2) * (1 + 5e-6))
            {
                model.Forbid(way.SelectMany(call => new[] { call.From, call.To }).Select(task => (unitOf[task], placement[task])).Distinct());
                cut = true;
            }
        }

        return cut;
    }
}
