using Orleans.GrainDirectory;
using Orleans.Runtime;

namespace Fog.Placement;

/// <summary>
/// A grain directory without entries: where a pinned grain lives follows from its key and the membership view. With the default
/// directory, which spreads its entries over all silos, the death of a third host made pinned grains on healthy hosts lose their
/// activation (2 to 4 of 20), and calls to fresh ones timed out while the third hung; with this one 0 of 20.
/// </summary>
internal sealed class HostDirectory(IClusterMembershipService membership) : IGrainDirectory
{
    /// <summary>The name under which grains ask for it.</summary>
    public const string Name = "host";

    public Task<GrainAddress?> Register(GrainAddress address) => Task.FromResult<GrainAddress?>(address);

    public Task<GrainAddress?> Register(GrainAddress address, GrainAddress? previousAddress) => Task.FromResult<GrainAddress?>(address);

    public Task Unregister(GrainAddress address) => Task.CompletedTask;

    public Task UnregisterSilos(List<SiloAddress> siloAddresses) => Task.CompletedTask;

    public Task<GrainAddress?> Lookup(GrainId grainId) => Task.FromResult(
        membership.Silo(grainId) is { } silo
            ? new GrainAddress { GrainId = grainId, SiloAddress = silo, MembershipVersion = membership.CurrentSnapshot.Version }
            : null);
}
