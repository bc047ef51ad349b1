using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>A task that is wanted several times becomes as many tasks: <c>web</c> with three replicas is web-1, web-2 and web-3.</summary>
internal static class Replicas
{
    /// <summary>Reports what stands in the way of a task's replicas.</summary>
    public static void Check(SpecField field, string name, ImmutableSortedDictionary<string, TaskDocument> tasks)
    {
        var task = tasks[name];
        foreach (var replica in Names(name, task).Where(replica => replica != name))
        {
            if (tasks.ContainsKey(replica))
            {
                field.Report("a name whose replicas' names are free", $"a task '{replica}' too", "rename one of them");
            }
            else if (!SpecName.Fits(replica))
            {
                field.Report($"a name short enough for its replicas: {SpecName.Rule}", $"'{replica}'");
                return;
            }
        }

        foreach (var other in task.Placement.With.Where(other => tasks.TryGetValue(other, out var with) && with.Replicas != task.Replicas))
        {
            field.Report(
                $"as many replicas as the task '{other}' that it is to be with ({tasks[other].Replicas})", $"{task.Replicas}", "replicas never share a host");
        }
    }

    /// <summary>
    /// The same service with a task for each replica. Calls go between all replicas and share their rate; a replica is with the replica of
    /// its own number and apart from all.
    /// </summary>
    public static ServiceDocument Spread(ServiceDocument service)
    {
        if (service.Tasks.Values.All(task => task.Replicas == 1))
        {
            return service;
        }

        var tasks = service.Tasks
            .SelectMany(task => Names(task.Key, task.Value).Select((name, index) => KeyValuePair.Create(name, Replica(service.Tasks, task.Key, index))))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
        return service with { Tasks = tasks, Calls = [.. service.Calls.SelectMany(call => Spread(service.Tasks, call))] };
    }

    private static TaskDocument Replica(ImmutableSortedDictionary<string, TaskDocument> tasks, string name, int index)
    {
        var task = tasks[name];
        var placement = task.Placement with
        {
            With = [.. task.Placement.With.Select(other => Names(other, tasks[other]).ElementAt(index))],
            Apart = [.. task.Placement.Apart.SelectMany(other => Names(other, tasks[other]))],
        };
        return task with { Placement = placement, Replicas = 1, Group = task.Replicas > 1 ? name : null };
    }

    private static IEnumerable<CallSpec> Spread(ImmutableSortedDictionary<string, TaskDocument> tasks, CallSpec call)
    {
        var (from, to) = (tasks[call.From], tasks[call.To]);
        var rate = call.Rate / (from.Replicas * to.Replicas);
        return Names(call.From, from).SelectMany(caller => Names(call.To, to).Select(called => call with { From = caller, To = called, Rate = rate }));
    }

    private static IEnumerable<string> Names(string name, TaskDocument task) =>
        task.Replicas == 1 ? [name] : Enumerable.Range(1, task.Replicas).Select(number => FormattableString.Invariant($"{name}-{number}"));
}
