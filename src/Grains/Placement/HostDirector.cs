using Orleans.Runtime;
using Orleans.Runtime.Placement;

namespace Fog.Placement;

/// <summary>Carries out <see cref="HostPlacement"/>.</summary>
internal sealed class HostDirector(IClusterMembershipService membership) : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context) =>
        membership.Silo(target.GrainIdentity) is { } silo
            ? Task.FromResult(silo)
            : Task.FromException<SiloAddress>(new NodeUnavailableException(new NodeName(target.GrainIdentity.Key.ToString()!)));
}
