using System.Collections.Immutable;

namespace Fog.Nodes.Draining;

/// <summary>
/// Decides which tasks leave a drained node next. Several move side by side, but of one service only one at a time and the called before
/// their callers: two tasks that call each other never stand still at once. Pure.
/// </summary>
internal static class DrainTurn
{
    /// <summary>Moves at once: more would share the host's link and make each standstill longer.</summary>
    public const int AtOnce = 3;

    /// <summary>The tasks that begin to move now.</summary>
    /// <param name="present">What is on the node, in the order in which it should leave.</param>
    /// <param name="moving">What is on its way.</param>
    /// <param name="waits">What was refused a short while ago.</param>
    public static ImmutableArray<TaskId> Next(IReadOnlyList<TaskId> present, IReadOnlySet<TaskId> moving, IReadOnlySet<TaskId> waits) =>
        [.. present
            .Where(task => !moving.Contains(task) && !waits.Contains(task) && !moving.Any(other => other.Service == task.Service))
            .DistinctBy(task => task.Service)
            .Take(Math.Max(0, AtOnce - moving.Count))];

    /// <summary>The tasks of a service, the called before their callers; of a circle, by name.</summary>
    public static ImmutableArray<string> CalledFirst(ServiceSpec spec)
    {
        var left = spec.Tasks.Keys.ToList();
        var order = ImmutableArray.CreateBuilder<string>();
        while (left.Count > 0)
        {
            var next = left.Find(task => !spec.Calls.Any(call => call.From == task && call.To != task && left.Contains(call.To))) ?? left[0];
            left.Remove(next);
            order.Add(next);
        }

        return order.ToImmutable();
    }
}
