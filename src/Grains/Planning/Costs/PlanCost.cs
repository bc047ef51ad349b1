using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>What a placement costs, reckoned from the beginning: slow, plain, and what the incremental cost is checked against.</summary>
/// <param name="Raw">Each <see cref="Term"/> in its own unit.</param>
/// <param name="Weighted">Each term as a multiple of its <see cref="PlanScale"/>, times its weight.</param>
public sealed record PlanCost(ImmutableArray<double> Raw, ImmutableArray<double> Weighted)
{
    /// <summary>The sum of the weighted terms: what mappers make small.</summary>
    public double Total => Weighted.Sum();

    /// <summary>The cost of a placement of all tasks, whether it breaks rules or not.</summary>
    public static PlanCost Of(PlanProblem problem, IReadOnlyList<int> placement)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placement);
        var raw = new double[PlanScale.Terms];
        foreach (var call in problem.Calls)
        {
            var (from, to) = (placement[call.From], placement[call.To]);
            raw[(int)Term.Latency] += call.Rate * problem.Paths.Time(call, from, to);
            raw[(int)Term.Reliability] += problem.Paths.Risk(from, to);
        }

        for (var host = 0; host < problem.Hosts.Length; host++)
        {
            var here = problem.Tasks.Where((_, task) => placement[task] == host).ToArray();
            if (here.Length > 0)
            {
                AddHost(raw, problem.Hosts[host], here);
            }
        }

        raw[(int)Term.Movement] = problem.Tasks.Select((task, index) => task.MovedTo(placement[index])).Sum();
        var scale = PlanScale.Of(problem);
        return new PlanCost([.. raw], [.. raw.Select((value, term) => value / scale[term] * WeightOf(problem.Weights, (Term)term))]);
    }

    /// <summary>The weight of a term.</summary>
    public static double WeightOf(ObjectiveWeights weights, Term term)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return term switch
        {
            Term.Latency => weights.Latency,
            Term.Price => weights.Price,
            Term.Energy => weights.Energy,
            Term.Reliability => weights.Reliability,
            Term.Use => weights.Use,
            Term.Balance => weights.Balance,
            Term.Movement => weights.Movement,
            Term.Spread => weights.Spread,
            _ => throw new ArgumentOutOfRangeException(nameof(term), term, "No such term."),
        };
    }

    private static void AddHost(double[] raw, PlanHost host, PlanTask[] here)
    {
        var demand = here.Aggregate(Resources.None, (sum, task) => sum + task.Demand);
        raw[(int)Term.Price] += PlanScale.Price(host, demand);
        raw[(int)Term.Energy] += PlanScale.Switching(host) + (host.Energy.CoreWatts * demand.Cpu);
        raw[(int)Term.Reliability] += PlanScale.Risk(host);
        raw[(int)Term.Use]++;
        raw[(int)Term.Balance] += PlanScale.Crowding(host, host.Total - host.Free, demand);
        raw[(int)Term.Spread] += here.Length * here.Length;
    }
}
