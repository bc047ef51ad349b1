using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>Says what a placement costs.</summary>
internal static class Reporting
{
    /// <summary>The report of a placement.</summary>
    public static PlanReport Of(ServiceSpec spec, PlanProblem problem, ImmutableArray<int> placement, double bound, int seed, long effort)
    {
        var cost = PlanCost.Of(problem, placement);
        return new PlanReport(
            spec.Objective.Policy,
            problem.Hosts.Length,
            seed,
            effort,
            cost.Total,
            Math.Min(bound, cost.Total),
            [.. Enum.GetValues<Term>().Where(term => PlanCost.WeightOf(problem.Weights, term) > 0).Select(term => Planned(problem, cost, term))],
            [.. spec.Calls.Select((call, index) => Planned(call, problem, problem.Calls[index], placement))]);
    }

    /// <summary>The term as weights name it, and its unit.</summary>
    public static (string Name, string Unit) Words(Term term) => term switch
    {
        Term.Latency => ("latency", "ms a second"),
        Term.Price => ("price", "an hour"),
        Term.Energy => ("energy", "W"),
        Term.Reliability => ("reliability", "-ln of staying an hour"),
        Term.Use => ("use", "hosts"),
        Term.Balance => ("balance", "squared load"),
        Term.Movement => ("movement", "bytes"),
        Term.Spread => ("spread", "squared tasks"),
        _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No such term."),
    };

    private static PlannedTerm Planned(PlanProblem problem, PlanCost cost, Term term) =>
        new(Words(term).Name, cost.Raw[(int)term], Words(term).Unit, PlanCost.WeightOf(problem.Weights, term), cost.Weighted[(int)term]);

    private static PlannedCall Planned(CallSpec spec, PlanProblem problem, PlanCall call, ImmutableArray<int> placement)
    {
        var (from, to) = (placement[call.From], placement[call.To]);
        var bandwidth = problem.Paths.Bandwidth(from, to);
        return new PlannedCall(
            spec.From, spec.To, problem.Paths.Time(call, from, to), spec.MaxLatency?.TotalMilliseconds, double.IsFinite(bandwidth) ? bandwidth : null, spec.Bandwidth);
    }
}
