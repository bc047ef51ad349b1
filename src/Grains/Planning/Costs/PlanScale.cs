using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>
/// What makes terms compare: each is told as a multiple of what it would come to if each task was placed by chance, one task a host. Weights
/// then say how much a doubling of a term hurts, in any network. A term that is nothing everywhere has the scale 1.
/// </summary>
public static class PlanScale
{
    /// <summary>Number of <see cref="Term"/>s.</summary>
    internal const int Terms = 8;

    /// <summary>The scale of each term, above 0, by <see cref="Term"/>.</summary>
    public static ImmutableArray<double> Of(PlanProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var scale = new double[Terms];
        var hosts = Math.Max(1, problem.Hosts.Length);
        var (delay, slowness, risk) = MeanWay(problem.Paths);
        foreach (var call in problem.Calls)
        {
            scale[(int)Term.Latency] += call.Rate * (delay + (call.Payload * slowness));
            scale[(int)Term.Reliability] += risk;
        }

        foreach (var host in problem.Hosts)
        {
            foreach (var task in problem.Tasks)
            {
                scale[(int)Term.Price] += Price(host, task.Demand) / hosts;
                scale[(int)Term.Energy] += (Switching(host) + (host.Energy.CoreWatts * task.Demand.Cpu)) / hosts;
                scale[(int)Term.Reliability] += Risk(host) / hosts;
                scale[(int)Term.Balance] += Crowding(host, host.Total - host.Free, task.Demand) / hosts;
            }
        }

        scale[(int)Term.Use] = scale[(int)Term.Spread] = problem.Tasks.Length;
        scale[(int)Term.Movement] = problem.Tasks.Sum(task => (task.Present is null ? 0 : task.Moves) + (task.Fetches.IsDefaultOrEmpty ? 0 : task.Fetches.Average()));
        return [.. scale.Select(value => value > 0 ? value : 1)];
    }

    /// <summary>What an hour of a task costs on a host.</summary>
    internal static double Price(PlanHost host, Resources demand) =>
        (demand.Cpu * host.Price.CpuHour) + (demand.Memory / (double)(1L << 30) * host.Price.GiBHour);

    /// <summary>Watts of switching a host on.</summary>
    internal static double Switching(PlanHost host) => host.Busy ? 0 : host.Energy.IdleWatts;

    /// <summary>-ln of a host's survival; one that is sure to go counts as one in a billion.</summary>
    internal static double Risk(PlanHost host) => -Math.Log(Math.Clamp(host.Survival, 1e-9, 1));

    /// <summary>By how much a demand makes the squared load of a host grow beyond what is used of it.</summary>
    internal static double Crowding(PlanHost host, Resources used, Resources demand) =>
        (Growth(used.Cpu, demand.Cpu, host.Total.Cpu) + Growth(used.Memory, demand.Memory, host.Total.Memory)) / 2;

    private static double Growth(double used, double more, double total) => total > 0 ? ((2 * used) + more) * more / (total * total) : 0;

    /// <summary>Means over all pairs of hosts that have a way.</summary>
    private static (double Delay, double Slowness, double Risk) MeanWay(PathTable paths)
    {
        var (delay, slowness, risk, ways) = (0.0, 0.0, 0.0, 0);
        for (var way = 0; way < paths.Delays.Length; way++)
        {
            if (paths.Delays[way] is var one and > 0 && float.IsFinite(one))
            {
                (delay, slowness, risk, ways) = (delay + one, slowness + paths.Slowness[way], risk + paths.Risks[way], ways + 1);
            }
        }

        return ways == 0 ? default : (delay / ways, slowness / ways, risk / ways);
    }
}
