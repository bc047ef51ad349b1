using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>The weighted pieces of <see cref="PlanCost"/>, one task, one call, one host at a time.</summary>
internal sealed class CallCosts(PlanProblem problem)
{
    /// <summary>As wide as the rules' own slack, so that both mean the same.</summary>
    private const double Slack = 1e-5;

    private readonly ImmutableArray<double> _factors =
        [.. PlanScale.Of(problem).Select((scale, term) => PlanCost.WeightOf(problem.Weights, (Term)term) / scale)];

    /// <summary>What a call costs between two hosts; infinite where it may not go.</summary>
    public double Between(PlanCall call, int from, int to)
    {
        var time = problem.Paths.Time(call, from, to);
        var bound = !problem.AreBothKept(call.From, call.To);
        return bound && (double.IsInfinity(time) || time > call.MaxLatency * (1 + Slack) || problem.Paths.Bandwidth(from, to) < call.Bandwidth * (1 - Slack))
            ? double.PositiveInfinity
            : (Factor(Term.Latency) * call.Rate * time) + (Factor(Term.Reliability) * problem.Paths.Risk(from, to));
    }

    /// <summary>What a task costs on a host that is in use anyway; of the squares in balance and spread only what it adds when alone.</summary>
    public double Alone(int index, int at)
    {
        var (task, host) = (problem.Tasks[index], problem.Hosts[at]);
        return (Factor(Term.Price) * PlanScale.Price(host, task.Demand))
            + (Factor(Term.Energy) * host.Energy.CoreWatts * task.Demand.Cpu)
            + (Factor(Term.Balance) * PlanScale.Crowding(host, host.Total - host.Free, task.Demand))
            + Factor(Term.Spread)
            + (Factor(Term.Movement) * task.MovedTo(at));
    }

    /// <summary>What it costs that a host is used at all.</summary>
    public double Opening(PlanHost host) =>
        (Factor(Term.Energy) * PlanScale.Switching(host)) + (Factor(Term.Reliability) * PlanScale.Risk(host)) + Factor(Term.Use);

    public double Factor(Term term) => _factors[(int)term];
}
