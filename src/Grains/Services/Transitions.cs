using System.Collections.Immutable;

namespace Fog.Services;

/// <summary>How a service's state follows from what is asked and what happens. Pure.</summary>
internal static class Transitions
{
    /// <summary>A request was taken in: tasks on hosts that answer keep their place, as do those that come back from a checkpoint; all else is decided anew.</summary>
    public static ServiceState Accept(this ServiceState state, DeployRequest request, IReadOnlyDictionary<string, TaskStatus> seen)
    {
        var kept = state.Plan?.Assignments.RemoveRange(
            [.. state.Plan.Assignments.Keys.Where(task => !request.Spec.Tasks.ContainsKey(task) || seen.GetValueOrDefault(task) is { Reachable: false, Returns: false })]);
        return state with
        {
            Request = request,
            Phase = ServicePhase.Deploying,
            Plan = kept is null ? null : state.Plan! with { Assignments = kept },
            Enrolment = null,
            HasNetwork = false,
            Attempted = [],
            Excluded = [],
            Silent = ImmutableSortedDictionary<NodeName, DateTimeOffset>.Empty,
            AskedAnew = 0,
            Error = null,
            RetryAt = null,
        };
    }

    /// <summary>A task of a settled service failed: the service isn't as it should be any more.</summary>
    public static ServiceState Heed(this ServiceState state, TaskStatus task) =>
        state.Phase == ServicePhase.Running && task.Phase == TaskPhase.Failed
            ? state with { Phase = ServicePhase.Failed, Error = $"{task.Task}: {EventText.Of(task).Text}" }
            : state;

    /// <summary>Tasks that were moved since the last look: the plan says where they are now.</summary>
    public static ServiceState Follow(this ServiceState state, IEnumerable<TaskStatus> seen) => seen
        .Where(task => task.Node is not null && task.Moved > state.Followed.GetValueOrDefault(task.Task.Task))
        .Aggregate(state, (known, task) => known with
        {
            Followed = known.Followed.SetItem(task.Task.Task, task.Moved),
            Plan = known.Plan is { } plan && plan.Assignments.ContainsKey(task.Task.Task)
                ? plan with { Assignments = plan.Assignments.SetItem(task.Task.Task, new Assignment(task.Node!.Value, "it was moved there while it ran")) }
                : known.Plan,
        });

    /// <summary>What is wanted says so too: a task may use so much.</summary>
    public static ServiceState Limited(this ServiceState state, string task, Resources limits)
    {
        var (request, spec) = (state.Request!, state.Request!.Spec);
        var tasks = spec.Tasks.SetItem(task, spec.Tasks[task] with { Resources = limits });
        return state with { Request = request with { Spec = spec with { Tasks = tasks } } };
    }

    /// <summary>The request can't be carried out.</summary>
    public static ServiceState Fail(this ServiceState state, string error) =>
        state with { Phase = ServicePhase.Failed, Error = error };

    /// <summary>A node fell silent: others are looked for, and when there are none it may come back.</summary>
    public static ServiceState WithoutSilent(this ServiceState state, NodeName node, DateTimeOffset now)
    {
        var without = state.Without(node);
        return without with { Silent = without.Silent.SetItem(node, now) };
    }

    /// <summary>Nodes that had fallen silent and are back are hosts like others.</summary>
    public static ServiceState WithReturned(this ServiceState state, IEnumerable<NodeName> alive)
    {
        var back = state.Silent.Keys.Intersect(alive).ToArray();
        return back.Length == 0 ? state : state with { Excluded = state.Excluded.RemoveRange(back), Silent = state.Silent.RemoveRange(back) };
    }

    /// <summary>Nodes that refused may be asked anew: what they had promised to others may have been given back.</summary>
    public static ServiceState WithRefused(this ServiceState state) => state with
    {
        Excluded = [.. state.Excluded.Where(state.Silent.ContainsKey)],
        AskedAnew = state.AskedAnew + 1,
    };

    /// <summary>A node refused or fell silent: its tasks that aren't up there yet look for another place.</summary>
    public static ServiceState Without(this ServiceState state, NodeName node) => state with
    {
        Excluded = state.Excluded.Contains(node) ? state.Excluded : state.Excluded.Add(node),
        Attempted = state.Attempted.Except(state.On(node)),
        Plan = state.Plan is { } plan ? plan with { Assignments = plan.Assignments.RemoveRange(state.On(node)) } : null,
    };

    /// <summary>Hosts are about to be told of these tasks: what is pinned will be there.</summary>
    public static ServiceState Handing(this ServiceState state, ImmutableArray<string> tasks) => state with
    {
        Placed = state.Placed.Union(tasks),
        Pins = state.Pins.SetItems(tasks
            .Where(task => state.Request!.Spec.Tasks[task].IsPinned())
            .Select(task => KeyValuePair.Create(task, state.Plan!.Assignments[task].Node))),
    };

    /// <summary>Nothing is left of the service, but for its volumes unless they were to go too.</summary>
    public static ServiceState Gone(this ServiceState state) => new()
    {
        Phase = ServicePhase.Removed,
        Events = state.Events,
        LastEvent = state.LastEvent,
        Pins = state.RemoveVolumes ? ImmutableSortedDictionary<string, NodeName>.Empty : state.Pins,
    };

    /// <summary>Nothing of these tasks is on any host any more.</summary>
    public static ServiceState TookDown(this ServiceState state, IEnumerable<string> tasks) => state with
    {
        Placed = state.Placed.Except(tasks),
        Attempted = state.Attempted.Except(tasks),
    };

    private static ImmutableArray<string> On(this ServiceState state, NodeName node) =>
        [.. state.Plan?.Assignments.Where(place => place.Value.Node == node).Select(place => place.Key) ?? []];
}
