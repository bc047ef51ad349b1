using System.Collections.Immutable;
using Fog.Mapping.Measuring;

namespace Fog.Nodes;

/// <summary>What a node must not forget: to whom it promised what.</summary>
[GenerateSerializer, Immutable, Alias("fog.NodeState")]
public sealed record NodeState
{
    /// <summary>What is set aside, by the key of the task.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, Promise> Reserved { get; init; } = ImmutableSortedDictionary<string, Promise>.Empty;

    /// <summary>Its neighbours when it was last up: whom to ask first when it comes back.</summary>
    [Id(1)]
    public ImmutableArray<NodeName> Neighbours { get; init; } = [];

    /// <summary>How long it used to stay.</summary>
    [Id(2)]
    public SessionHistory Sessions { get; init; } = SessionHistory.None;

    /// <summary>When it was last known to be up: a host that loses its power can't say good-bye.</summary>
    [Id(3)]
    public DateTimeOffset LastUp { get; init; }

    /// <summary>Whether it takes no tasks and moves those away that it has.</summary>
    [Id(4)]
    public bool IsDrained { get; init; }

    /// <summary>The tasks whose orders came.</summary>
    public IEnumerable<TaskId> Ordered() => Reserved.Where(promise => promise.Value.Until is null).Select(promise => TaskId.Parse(promise.Key));

    /// <summary>The node has just come up.</summary>
    public NodeState Came(DateTimeOffset now) => this with
    {
        Sessions = (Sessions.Since is null ? Sessions : Sessions.Went(LastUp)).Came(now),
        LastUp = now,
    };

    /// <summary>What isn't set aside of a total. Sums of tenths of cores end beside the tenth: a host with none left must not have less than none.</summary>
    public Resources FreeOf(Resources total, DateTimeOffset now)
    {
        var free = Reserved.Values.Where(promise => promise.Holds(now)).Select(promise => promise.Need).Aggregate(total, Resources.Subtract);
        return free with { Cpu = Math.Round(free.Cpu, 6) + 0.0 };
    }

    /// <summary>A promise for a task takes the place of an earlier one; those that lapsed are forgotten. One that had its order keeps binding.</summary>
    public NodeState Promising(string task, Resources need, DateTimeOffset now) => this with
    {
        Reserved = Reserved.RemoveRange(Reserved.Where(other => !other.Value.Holds(now)).Select(other => other.Key))
            .SetItem(task, new Promise(need, Reserved.TryGetValue(task, out var before) && before.Until is null ? null : now + Promise.Patience)),
    };

    /// <summary>The order for a task came: its promise binds until it is released.</summary>
    public NodeState Ordered(string task, Resources need) => this with { Reserved = Reserved.SetItem(task, new Promise(need, null)) };
}
