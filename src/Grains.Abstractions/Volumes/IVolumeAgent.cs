using System.Collections.Immutable;

namespace Fog;

/// <summary>The node's hands on the volumes of its host, reached through the <see cref="IVolumesGrain"/> of the same name.</summary>
public interface IVolumeAgent
{
    /// <inheritdoc cref="IVolumesGrain.List"/>
    Task<ImmutableArray<VolumeListing>> List(ServiceName? service, CancellationToken ct);

    /// <inheritdoc cref="IVolumesGrain.Ticket"/>
    Task<VolumeTicket?> Ticket(VolumeId volume, CancellationToken ct);

    /// <inheritdoc cref="IVolumesGrain.Import"/>
    Task Import(VolumeId volume, Blob archive, CancellationToken ct);

    /// <inheritdoc cref="IVolumesGrain.Remove"/>
    Task<bool> Remove(VolumeId volume, CancellationToken ct);
}
