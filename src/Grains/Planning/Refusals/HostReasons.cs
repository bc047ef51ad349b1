using System.Globalization;
using Fog.Planning.Filters;

namespace Fog.Planning;

/// <summary>Says why a host is out of the question for a task while the others are where they are: the first rule that it breaks.</summary>
internal sealed class HostReasons(PlanQuestion question, PlanProblem problem, PlanState state)
{
    private readonly Dictionary<NodeName, NodeOffer> _offers =
        question.Map.Nodes.Where(node => node.Offer is not null).ToDictionary(node => node.Name, node => node.Offer!);

    /// <summary>The hosts that offer anything.</summary>
    public IEnumerable<int> Hosts => Enumerable.Range(0, problem.Hosts.Length).Where(host => _offers.ContainsKey(problem.Hosts[host].Name));

    /// <summary>The words after the number of such hosts; null when none is broken.</summary>
    public string? Of(int task, int host)
    {
        var (unit, spec) = (state.Model.Units.Of[task], question.Spec.Tasks[problem.Tasks[task].Name]);
        var offer = _offers[problem.Hosts[host].Name];
        if (FilterChain.Places.FirstOrDefault(filter => !filter.Admits(spec, question.Spec.Agreement, offer)) is { } filter)
        {
            return filter.Reason;
        }

        var here = state.Remove(unit);
        var reason = Company(unit, host) ?? Room(unit, host) ?? Calls(unit, host) ?? Shared(unit, host) ?? Whole(unit, host);
        state.Add(unit, here);
        return reason;
    }

    private string? Company(int unit, int host) =>
        !state.Model.MayBe(unit, host) ? "aren't where a task may be that must be with it"
        : state.Model.Units.Apart[unit].Any(other => state.Host[other] == host) ? "have a task or replica that must be apart from it"
        : null;

    private string? Room(int unit, int host)
    {
        string[] words = ["lack cpu", "lack memory", "lack disk"];
        for (var kind = 0; kind < HostTable.Kinds; kind++)
        {
            var need = state.Model.Need[(kind * state.Model.Count) + unit];
            if (need > 0 && (float)need > state.Slack[(kind * state.Model.Stride) + host])
            {
                return words[kind];
            }
        }

        return null;
    }

    private string? Calls(int unit, int host)
    {
        foreach (var call in problem.Calls)
        {
            var (from, to) = (state.Model.Units.Of[call.From], state.Model.Units.Of[call.To]);
            if (from == to || (from != unit && to != unit))
            {
                continue;
            }

            var other = from == unit ? call.To : call.From;
            var there = state.Host[state.Model.Units.Of[other]];
            if (problem.Paths.Time(call, host, there) > call.MaxLatency * (1 + 1e-5))
            {
                return string.Create(CultureInfo.InvariantCulture, $"are more than {call.MaxLatency:0.###} ms from {problem.Tasks[other].Name}");
            }

            if (problem.Paths.Bandwidth(host, there) < call.Bandwidth * (1 - 1e-5))
            {
                return $"have too little bandwidth to {problem.Tasks[other].Name}";
            }
        }

        return null;
    }

    private string? Shared(int unit, int host) => state.Shared?.WouldLack(unit, host) == true ? "have a way that lacks bandwidth for all calls over it" : null;

    private string? Whole(int unit, int host)
    {
        state.Add(unit, host);
        var reason = state.Chains is { Excess: > 0 } ? "make a chain of calls too long"
            : state.Price > problem.Bounds.MaxPrice * (1 + 1e-6) ? "cost more than the agreement's maxPrice"
            : null;
        state.Remove(unit);
        return reason;
    }
}
