using System.Collections.Immutable;
using Google.OrTools.ModelBuilder;

namespace Fog.Planning.Exact;

/// <summary>
/// Randomized rounding as Even, Rost and Schmid embed service chains ("An approximation algorithm for path computation and function placement in
/// SDNs", 2016; Rost and Schmid, "Virtual network embedding approximations", 2018): the linear relaxation's flow is a mixture of placements, and
/// a random walk along the calls draws one. Their capacities are far above demands and fog hosts' aren't, so that what was drawn is repaired
/// and improved by the local search that the other mappers use.
/// </summary>
public sealed class RoundingMapper : IMapper
{
    /// <summary>Hosts of each task that the relaxation looks at: those with the least bounds.</summary>
    private const int Candidates = 24;

    private const int Rounds = 6;

    /// <summary>Times the effort that a proof may take before a service is refused without one.</summary>
    private const int Persistence = 10;

    /// <inheritdoc/>
    public string Name => "rounding";

    /// <inheritdoc/>
    public MapperAnswer Map(PlanProblem problem, Random random, long effort)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(random);
        var condensed = Condensing.Of(problem);
        var search = new PlanModel(problem);
        if (condensed.IsHopeless || search.IsHopeless)
        {
            return new MapperAnswer(null, Exhausted: true);
        }

        var repair = new Repair(search, random);
        repair.Greedy(effort / 10);
        var tight = Tightening.Of(condensed, repair.Cost, Rounds);
        if (tight.Bound < repair.Cost && Narrow(tight) is { } narrow && Walk(narrow) is { } walk)
        {
            repair.Draw(() => narrow.Placement(walk.Draw(random)), effort);
        }

        var mayBe = repair.Insist(Persistence * effort);
        return new MapperAnswer(repair.Placement, double.IsFinite(tight.Bound) ? Math.Max(0, tight.Bound) : 0, Exhausted: !mayBe);
    }

    /// <summary>Null when a unit would be left without a host.</summary>
    private static Condensed? Narrow(Tightening tight)
    {
        var bounds = Elimination.Bounds(tight.Problem, TreeNode.Forest(tight.Problem), tight.Prices);
        ImmutableArray<int>[] places =
        [
            .. bounds.Select(unit => unit.Index().Where(place => double.IsFinite(place.Item)).OrderBy(place => place.Item).Take(Candidates)
                .Select(place => place.Index).Order().ToImmutableArray()),
        ];
        return places.Any(unit => unit.IsEmpty) ? null : tight.Problem.Keep(places);
    }

    /// <summary>Null when the relaxation has no solution.</summary>
    private static FlowWalk? Walk(Condensed problem)
    {
        var model = new FlowModel(problem, whole: false);
        var solver = new Solver("glop");
        return solver.Solve(model.Model) == SolveStatus.OPTIMAL
            ? new FlowWalk(problem, model, variable => solver.Value(model.Model.VarFromIndex(variable)))
            : null;
    }
}
