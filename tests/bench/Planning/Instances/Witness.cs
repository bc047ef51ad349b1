namespace Fog.Bench.Planning.Instances;

/// <summary>A plan found by luck, near the callers: bounds drawn around it leave at least one plan.</summary>
internal static class Witness
{
    private const int Looks = 6;

    /// <summary>A host for each task; null when there was no room.</summary>
    public static NodeName[]? Of(CallShape shape, IReadOnlyList<TaskSpec> tasks, IReadOnlySet<int> scattered, NetworkMap map, Ways ways, Random random)
    {
        var hosts = map.Nodes.ToDictionary(node => node.Name, node => node.Offer!.Description);
        var free = hosts.ToDictionary(host => host.Key, host => host.Value.Free);
        var places = new NodeName[tasks.Count];
        var placed = new HashSet<int>();
        foreach (var task in shape.Order())
        {
            var able = map.Nodes.Select(node => node.Name).Where(name => HostRules.Admits(tasks[task], hosts[name]) && HostRules.Fits(tasks[task].Resources, free[name])).ToList();
            if (able.Count == 0)
            {
                return null;
            }

            var callers = shape.Calls.Where(call => call.To == task && placed.Contains(call.From)).Select(call => places[call.From]).ToList();
            places[task] = scattered.Contains(task)
                ? random.From(able)
                : Enumerable.Range(0, Looks).Select(_ => random.From(able))
                    .MinBy(host => callers.Sum(caller => ways.Between(caller, host)!.Value.RoundTrip));
            free[places[task]] -= tasks[task].Resources;
            placed.Add(task);
        }

        return places;
    }
}
