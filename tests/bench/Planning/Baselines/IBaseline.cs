using Fog.Bench.Planning.Instances;

namespace Fog.Bench.Planning.Baselines;

/// <summary>A scheduler of another system, by its rule for one task after the other.</summary>
internal interface IBaseline
{
    string Name { get; }

    /// <summary>A host for each task; null when one has none. What the rule doesn't know of, such a plan may break.</summary>
    IReadOnlyDictionary<string, NodeName>? Place(Instance instance, Random random);
}
