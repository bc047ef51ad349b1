using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Planning;

/// <summary>Whether a placement breaks a rule, checked one by one and without anything that mappers use.</summary>
public static class PlanRules
{
    /// <summary>Relative slack for sums of fractions and of single-precision latencies.</summary>
    private const double Slack = 1e-5;

    /// <summary>A sentence for each rule that is broken; none when the placement is fine.</summary>
    public static ImmutableArray<string> Broken(PlanProblem problem, IReadOnlyList<int> placement)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(placement);
        return [.. Places(problem, placement), .. Rooms(problem, placement), .. Company(problem, placement),
            .. Calls(problem, placement), .. Bandwidth(problem, placement), .. Chains(problem, placement), .. Price(problem, placement)];
    }

    private static IEnumerable<string> Places(PlanProblem problem, IReadOnlyList<int> placement) => problem.Tasks
        .Where((task, index) => task.Kept ? placement[index] != task.Present : !task.Allowed.Contains(placement[index]))
        .Select(task => task.Kept ? $"{task.Name} must stay" : $"{task.Name} may not run there");

    private static IEnumerable<string> Rooms(PlanProblem problem, IReadOnlyList<int> placement)
    {
        foreach (var here in problem.Tasks.Select((task, index) => (task, Host: problem.Hosts[placement[index]])).GroupBy(place => place.Host))
        {
            var demand = here.Where(place => !place.task.Kept).Aggregate(Resources.None, (sum, place) => sum + place.task.Demand);
            var kept = here.Where(place => place.task.Kept).Aggregate(Resources.None, (sum, place) => sum + place.task.Demand);
            if (demand != Resources.None && Capacity.Lacks(demand, AtLeastNothing(here.Key.Free - kept)) is { } lack)
            {
                yield return $"{here.Key.Name} lacks {lack}";
            }
        }
    }

    private static Resources AtLeastNothing(Resources free) => new(Math.Max(0, free.Cpu), Math.Max(0, free.Memory), Math.Max(0, free.Disk));

    private static IEnumerable<string> Company(PlanProblem problem, IReadOnlyList<int> placement) => problem.Tasks.SelectMany((task, index) =>
        task.With.Where(other => Counts(problem, task, other) && placement[other] != placement[index]).Select(other => $"{task.Name} isn't with {problem.Tasks[other].Name}")
            .Concat(task.Apart.Where(other => Counts(problem, task, other) && placement[other] == placement[index])
                .Select(other => $"{task.Name} isn't apart from {problem.Tasks[other].Name}")));

    private static IEnumerable<string> Calls(PlanProblem problem, IReadOnlyList<int> placement)
    {
        foreach (var call in problem.Calls.Where(call => !(problem.Tasks[call.From].Kept && problem.Tasks[call.To].Kept)))
        {
            var (from, to) = (placement[call.From], placement[call.To]);
            var time = problem.Paths.Time(call, from, to);
            if (double.IsInfinity(time) || time > call.MaxLatency * (1 + Slack))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{Named(problem, call)} takes {time:0.###} ms of {call.MaxLatency:0.###}");
            }
        }
    }

    /// <summary>Calls between the same two hosts share the way.</summary>
    private static IEnumerable<string> Bandwidth(PlanProblem problem, IReadOnlyList<int> placement) => problem.Calls
        .Where(call => !(problem.Tasks[call.From].Kept && problem.Tasks[call.To].Kept))
        .GroupBy(call => (A: Math.Min(placement[call.From], placement[call.To]), B: Math.Max(placement[call.From], placement[call.To])))
        .Where(way => way.Sum(call => call.Bandwidth) * (1 - Slack) > problem.Paths.Bandwidth(way.Key.A, way.Key.B))
        .Select(way => $"the way of {string.Join(" and ", way.Where(call => call.Bandwidth > 0).Select(call => Named(problem, call)))} lacks bandwidth");

    private static IEnumerable<string> Chains(PlanProblem problem, IReadOnlyList<int> placement)
    {
        if (double.IsPositiveInfinity(problem.Bounds.MaxPathLatency))
        {
            yield break;
        }

        var longest = new CallChains(problem).Longest(call => problem.Paths.Time(call, placement[call.From], placement[call.To]));
        if (longest > problem.Bounds.MaxPathLatency * (1 + Slack))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"a chain of calls takes {longest:0.###} ms of {problem.Bounds.MaxPathLatency:0.###}");
        }
    }

    private static IEnumerable<string> Price(PlanProblem problem, IReadOnlyList<int> placement)
    {
        var price = problem.Tasks.Select((task, index) => PlanScale.Price(problem.Hosts[placement[index]], task.Demand)).Sum();
        if (price > problem.Bounds.MaxPrice * (1 + Slack))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"an hour costs {price:0.#####} of {problem.Bounds.MaxPrice:0.#####}");
        }
    }

    /// <summary>Two kept tasks are where they are: nothing can be done about it.</summary>
    private static bool Counts(PlanProblem problem, PlanTask task, int other) => !(task.Kept && problem.Tasks[other].Kept);

    private static string Named(PlanProblem problem, PlanCall call) => $"the call from {problem.Tasks[call.From].Name} to {problem.Tasks[call.To].Name}";
}
