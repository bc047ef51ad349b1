using System.Collections.Immutable;

namespace Fog.Nodes;

/// <summary>What a node must not forget: to whom it promised what.</summary>
[GenerateSerializer, Immutable, Alias("fog.NodeState")]
public sealed record NodeState
{
    /// <summary>What is set aside, by the key of the task.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, Resources> Reserved { get; init; } = ImmutableSortedDictionary<string, Resources>.Empty;

    /// <summary>What isn't set aside of a total.</summary>
    public Resources FreeOf(Resources total) => Reserved.Values.Aggregate(total, Resources.Subtract);
}
