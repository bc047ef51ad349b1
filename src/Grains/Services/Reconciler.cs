using System.Collections.Immutable;

namespace Fog.Services;

/// <summary>Decides the next step from what is wanted, what is stored and what is seen. Pure: asked again after a crash it says the same.</summary>
public static class Reconciler
{
    /// <summary>The next step of a service that <see cref="ServiceState.IsBusy"/>.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="seen">What is seen of each task of <see cref="ServiceState.Placed"/>.</param>
    public static Step Next(ServiceState state, IReadOnlyDictionary<string, TaskStatus> seen)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(seen);
        return state.Phase == ServicePhase.Removing ? Removing(state) : Deploying(state, state.Request!.Spec, seen);
    }

    private static Step Removing(ServiceState state) => state.Placed.IsEmpty ? new Step.Close() : new Step.TakeDown([.. state.Placed]);

    private static Step Deploying(ServiceState state, ServiceSpec spec, IReadOnlyDictionary<string, TaskStatus> seen)
    {
        if (state.Enrolment is null)
        {
            return new Step.Enrol();
        }

        if (seen.Values.Any(task => task.Phase == TaskPhase.Migrating || task.Returns))
        {
            return new Step.Wait(); // a move has an end of its own, and so has a return: what is wanted is applied to where it ends
        }

        if (Superfluous(state, spec, seen) is { IsEmpty: false } superfluous)
        {
            return new Step.TakeDown(superfluous);
        }

        if (seen.Values.FirstOrDefault(task => !task.Reachable && IsInPlace(state, task)) is { } silent)
        {
            return new Step.Forsake(silent.Node!.Value);
        }

        if (spec.Tasks.Keys.Any(task => state.Plan?.Assignments.ContainsKey(task) != true))
        {
            return new Step.Place();
        }

        if (!state.HasNetwork)
        {
            return new Step.Network();
        }

        if (Stranded(state, seen) is { IsEmpty: false } stranded)
        {
            return new Step.TakeDown(stranded);
        }

        return OnHosts(state, spec, seen);
    }

    private static Step OnHosts(ServiceState state, ServiceSpec spec, IReadOnlyDictionary<string, TaskStatus> seen)
    {
        if (seen.Values.FirstOrDefault(task => IsBroken(task) && state.Attempted.Contains(task.Task.Task)) is { } broken)
        {
            return new Step.Fail(broken.Task.Task, broken.Error
                ?? (broken.Phase == TaskPhase.Failed ? $"ended with exit code {broken.ExitCode}" : $"{broken.Node} knows nothing of it any more"));
        }

        var unprepared = spec.Tasks.Keys.Where(task => !state.Attempted.Contains(task) && !IsUp(seen.GetValueOrDefault(task)));
        if (unprepared.ToImmutableArray() is { IsEmpty: false } absent)
        {
            return new Step.Prepare(absent);
        }

        if (spec.Tasks.Where(task => IsOtherwiseLimited(task.Value, seen.GetValueOrDefault(task.Key))).Select(task => task.Key).ToImmutableArray() is { IsEmpty: false } other)
        {
            return new Step.Limit(other);
        }

        if (spec.Tasks.Where(task => IsOtherwiseProtected(task.Value, seen.GetValueOrDefault(task.Key))).Select(task => task.Key).ToImmutableArray() is { IsEmpty: false } protect)
        {
            return new Step.Protect(protect);
        }

        if (spec.Tasks.Keys.Any(task => seen.GetValueOrDefault(task) is null or { Phase: TaskPhase.Preparing or TaskPhase.Planned }))
        {
            return new Step.Wait();
        }

        return spec.Tasks.Keys.Where(task => seen[task].Phase == TaskPhase.Prepared).ToImmutableArray() is { IsEmpty: false } ready
            ? new Step.Start(ready)
            : new Step.Settle();
    }

    /// <summary>A task of another revision or another host than wanted, or that isn't wanted at all.</summary>
    private static ImmutableArray<string> Superfluous(
        ServiceState state, ServiceSpec spec, IReadOnlyDictionary<string, TaskStatus> seen) =>
        [.. state.Placed.Where(task => !spec.Tasks.TryGetValue(task, out var wanted)
            || (seen.GetValueOrDefault(task)?.Revision is { } there && there != SpecDigest.Of(wanted))
            || (seen.GetValueOrDefault(task)?.Node is { } node && state.Plan?.Assignments.GetValueOrDefault(task) is { } place && place.Node != node))];

    private static bool IsInPlace(ServiceState state, TaskStatus task) =>
        task.Node is { } node && state.Plan?.Assignments.GetValueOrDefault(task.Task.Task)?.Node == node;

    /// <summary>Tasks whose sandboxes are in a swarm that lost its manager: their network can't be mended, only made anew. One that rests gets a new one when it is resumed.</summary>
    private static ImmutableArray<string> Stranded(ServiceState state, IReadOnlyDictionary<string, TaskStatus> seen) =>
        [.. seen.Where(task => task.Value is { Swarm: { } there, Phase: not (TaskPhase.Stopped or TaskPhase.Suspended) } && there != state.Swarm?.Swarm).Select(task => task.Key)];

    private static bool IsOtherwiseLimited(TaskSpec wanted, TaskStatus? task) =>
        task is { Limits: { } there, Phase: TaskPhase.Preparing or TaskPhase.Prepared or TaskPhase.Running } && there != wanted.Resources;

    private static bool IsOtherwiseProtected(TaskSpec wanted, TaskStatus? task) =>
        task is { Phase: TaskPhase.Preparing or TaskPhase.Prepared or TaskPhase.Running or TaskPhase.Suspended } && task.Protection != wanted.Protect;

    private static bool IsBroken(TaskStatus task) => task is { Phase: TaskPhase.Failed } or { Phase: TaskPhase.Stopped, Revision: null };

    private static bool IsUp(TaskStatus? task) =>
        task is { Phase: TaskPhase.Running or TaskPhase.Suspended or TaskPhase.Prepared or TaskPhase.Preparing } or { Phase: TaskPhase.Stopped, Revision: not null };
}
