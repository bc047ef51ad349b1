using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>Makes plans: draws the problem, lets a mapper place the tasks, and says what the plan costs and why, or why there is none. Pure.</summary>
public static class Planner
{
    /// <summary>The plan, or the refusals.</summary>
    /// <param name="question">What is to be placed where.</param>
    /// <param name="wish">How.</param>
    /// <param name="effort">How much is tried; a hundredth does for small services.</param>
    /// <exception cref="FogException">The question is at odds with itself; the sentence says where.</exception>
    public static PlanResult Plan(PlanQuestion question, PlanWish wish, long effort = Effort.Default)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(wish);
        if (wish.Explain is { } task && !question.Spec.Tasks.ContainsKey(task))
        {
            throw new FogException($"Service {question.Spec.Name} has no task '{task}': take one of {string.Join(", ", question.Spec.Tasks.Keys)}.");
        }

        var problem = ProblemDrawing.Of(question);
        var mapper = Mappers.Named(wish.Mapper ?? Mappers.Default);
        var seed = wish.Seed ?? SeedOf(question.Spec);
        var answer = mapper.Map(problem, new Random(seed), effort);
        if (answer.Placement is not { } placement)
        {
            return RefusalFinder.Of(question, problem, answer.Exhausted, seed);
        }

        var reasons = new Reasons(question, problem, placement);
        var assignments = problem.Tasks.Select((planned, index) => KeyValuePair.Create(
            planned.Name, new Assignment(problem.Hosts[placement[index]].Name, reasons.Sentence(index))));
        var plan = new Plan(
            mapper.Name, assignments.ToImmutableSortedDictionary(StringComparer.Ordinal), Reporting.Of(question.Spec, problem, placement, answer.Bound, seed, effort));
        return new PlanResult(
            plan, ImmutableSortedDictionary<string, string>.Empty, wish.Explain is { } asked ? reasons.Explain(IndexOf(problem, asked)) : null);
    }

    /// <summary>The same spec draws the same numbers, so that a plan can be replayed.</summary>
    private static int SeedOf(ServiceSpec spec) => Convert.ToInt32(SpecDigest.Of(spec)[..7], 16);

    private static int IndexOf(PlanProblem problem, string task) => problem.Tasks.Select((planned, index) => (planned.Name, index)).First(planned => planned.Name == task).index;
}
