using System.Collections.Immutable;
using Fog.Placement;
using Orleans.GrainDirectory;
using Orleans.Placement;
using Orleans.Runtime;

namespace Fog.Volumes;

/// <inheritdoc cref="IVolumesGrain"/>
[HostPlacement, GrainDirectory(HostDirectory.Name), Immovable]
public sealed class VolumesGrain(IVolumeAgent agent) : Grain, IVolumesGrain
{
    /// <inheritdoc/>
    public Task<ImmutableArray<VolumeListing>> List(ServiceName? service, CancellationToken ct) => agent.List(service, ct);

    /// <inheritdoc/>
    public Task<VolumeTicket?> Ticket(VolumeId volume, CancellationToken ct) => agent.Ticket(volume, ct);

    /// <inheritdoc/>
    public Task Import(VolumeId volume, Blob archive, CancellationToken ct) => agent.Import(volume, archive, ct);

    /// <inheritdoc/>
    public Task<bool> Remove(VolumeId volume, CancellationToken ct) => agent.Remove(volume, ct);
}
