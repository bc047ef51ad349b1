using Orleans.Placement;
using Orleans.Runtime;

namespace Fog.Placement;

/// <summary>A grain with this strategy lives on the silo that bears the name of the grain's key, and nowhere else.</summary>
[GenerateSerializer, Immutable, SuppressReferenceTracking, Alias("fog.HostPlacement")]
public sealed class HostPlacement : PlacementStrategy
{
    internal static HostPlacement Instance { get; } = new();
}

/// <summary>Marks a grain class whose key is the name of its host's node.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HostPlacementAttribute() : PlacementAttribute(HostPlacement.Instance);
