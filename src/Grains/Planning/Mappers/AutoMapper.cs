namespace Fog.Planning;

/// <summary>
/// The default: the better of <c>treedp</c> and <c>grasp</c> within one effort, with the bound of the first. Where neither finds a
/// placement, or where all can be looked at, branch and bound has the last word.
/// </summary>
public sealed class AutoMapper : IMapper
{
    /// <summary>Share of the effort for <c>grasp</c>; the rest is for <c>treedp</c>, which measures better on large problems.</summary>
    private const double Grasping = 0.1;

    /// <summary>Placements up to which all of them are looked at.</summary>
    private const double Few = 20_000;

    /// <inheritdoc/>
    public string Name => "auto";

    /// <inheritdoc/>
    public MapperAnswer Map(PlanProblem problem, Random random, long effort)
    {
        ArgumentNullException.ThrowIfNull(random);
        var model = new PlanModel(problem);
        if (model.IsHopeless)
        {
            return new MapperAnswer(null, Exhausted: true);
        }

        var (best, budget) = (new Incumbent(model.Count), new Budget(effort));
        var bound = 0.0;
        var exhausted = Placements(model) <= Few && new Exhaustive(model, best, budget).Run();
        if (!exhausted)
        {
            var part = budget.Part(1 - Grasping);
            bound = TreeMapper.Search(model, best, random, part);
            budget.Spend(part.Spent);
            if (best.Cost - bound > 1e-6 * best.Cost)
            {
                GraspMapper.Search(model, best, random, budget);
            }

            exhausted = !best.IsThere && new Exhaustive(model, best, new Budget(effort)).Run();
        }

        return best.IsThere
            ? new MapperAnswer([.. model.Tasks(best.Hosts)], exhausted ? best.Cost * (1 - 1e-6) : Math.Min(bound, best.Cost), exhausted)
            : new MapperAnswer(null, bound, exhausted);
    }

    private static double Placements(PlanModel model) => model.Units.Candidates.Aggregate(1.0, (all, hosts) => all * hosts.Length);
}
