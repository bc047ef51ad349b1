namespace Fog.Bench.Planning.Instances;

/// <summary>What an instance asks beyond room, and what its plans should be good at.</summary>
internal enum Kind
{
    /// <summary>Objective <c>latency</c>; data that must stay where it is.</summary>
    Near,

    /// <summary>All linear terms in one objective; also platforms, labels, CRIU, replicas, tasks together and apart.</summary>
    Mixed,

    /// <summary>Objective <c>cost</c>; also bounds for the latency of calls and paths, bandwidth, price and reliability.</summary>
    Bounded,
}
