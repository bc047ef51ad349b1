using System.Collections.Immutable;
using Fog.Planning.Filters;

namespace Fog.Planning;

/// <summary>Draws the problem from a question: tasks by name, hosts by name, rules decided where they can be.</summary>
public static class ProblemDrawing
{
    /// <summary>The problem; its tasks are in the order of the spec, its hosts ordered by name.</summary>
    /// <exception cref="FogException">The agreement bounds chains of calls, and calls form a cycle.</exception>
    public static PlanProblem Of(PlanQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var hosts = HostDrawing.Of(question);
        var index = hosts.Select((host, at) => (host.Name, at)).ToDictionary(host => host.Name, host => host.at);
        var agreement = question.Spec.Agreement;
        var problem = new PlanProblem(
            Tasks(question, hosts, index),
            Calls(question.Spec),
            hosts,
            PathTable.Of(hosts.Length, WayDrawing.Links(question.Map, index)),
            Policies.WeightsOf(question.Spec.Objective),
            new PlanBounds(agreement.MaxPathLatency?.TotalMilliseconds ?? double.PositiveInfinity, agreement.MaxPrice ?? double.PositiveInfinity),
            index.GetValueOrDefault(question.Map.From));
        if (agreement.MaxPathLatency is not null && CallChains.HaveCycle(problem))
        {
            throw new FogException($"Service {question.Spec.Name}: agreement.maxPathLatency needs calls that don't form a cycle: leave out the bound or a call.");
        }

        return problem;
    }

    private static ImmutableArray<PlanTask> Tasks(PlanQuestion question, ImmutableArray<PlanHost> hosts, Dictionary<NodeName, int> index)
    {
        var spec = question.Spec;
        string[] names = [.. spec.Tasks.Keys];
        var offers = question.Map.Nodes.Where(node => node.Offer is not null).ToDictionary(node => node.Name, node => node.Offer!);
        return [.. spec.Tasks.Select(task => new PlanTask(
            task.Key,
            task.Value.Resources,
            [.. Enumerable.Range(0, hosts.Length).Where(host => offers.TryGetValue(hosts[host].Name, out var offer)
                && FilterChain.Places.All(filter => filter.Admits(task.Value, spec.Agreement, offer)))],
            Indices(names, name => task.Value.Placement.With.Contains(name)),
            Indices(names, name => name != task.Key && (task.Value.Placement.Apart.Contains(name) || (task.Value.Group is { } group && group == spec.Tasks[name].Group))),
            question.Placed.TryGetValue(task.Key, out var place) ? index[place] : null,
            question.Keeps(task.Key),
            task.Value.Resources.Memory + task.Value.Resources.Disk,
            Fetches(question, task.Key, hosts, offers)))];
    }

    /// <summary>Each task for itself: of two that share layers the second has less to fetch than is said here.</summary>
    private static ImmutableArray<double> Fetches(PlanQuestion question, string task, ImmutableArray<PlanHost> hosts, Dictionary<NodeName, NodeOffer> offers) =>
        question.Images is not { } images ? default
            : [.. hosts.Select(host => offers.TryGetValue(host.Name, out var offer) && question.Placed.GetValueOrDefault(task) != host.Name
                ? (double)Movement.Bytes(question.Spec.Tasks[task], images.GetValueOrDefault(task), offer.Description)
                : 0)];

    private static ImmutableArray<PlanCall> Calls(ServiceSpec spec)
    {
        string[] names = [.. spec.Tasks.Keys];
        return [.. spec.Calls.Select(call => new PlanCall(
            Array.IndexOf(names, call.From),
            Array.IndexOf(names, call.To),
            call.Rate,
            call.Payload,
            call.Bandwidth ?? 0,
            call.MaxLatency?.TotalMilliseconds ?? double.PositiveInfinity))];
    }

    private static ImmutableArray<int> Indices(string[] names, Func<string, bool> isMeant) =>
        [.. Enumerable.Range(0, names.Length).Where(index => isMeant(names[index]))];
}
