using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Fog;

/// <summary>The volumes on a host; the key is the <see cref="NodeName"/>. It lives on that host's silo, as <see cref="INodeGrain"/> does.</summary>
[Alias("fog.IVolumesGrain")]
public interface IVolumesGrain : IGrainWithStringKey
{
    /// <summary>Returns the volumes on the host, ordered by name; of one service, or of all when it is null.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30"), Alias("List")]
    Task<ImmutableArray<VolumeListing>> List(ServiceName? service, CancellationToken ct = default);

    /// <summary>Returns a ticket with which the volume may be read once, within a minute; null when it isn't on this host.</summary>
    [AlwaysInterleave, Alias("Ticket")]
    Task<VolumeTicket?> Ticket(VolumeId volume, CancellationToken ct = default);

    /// <summary>When this returns, the volume holds what the archive holds and nothing else. The archive must be among this host's blobs.</summary>
    /// <exception cref="FogException">The volume isn't here or is in use: nothing changed. Or the archive doesn't fit: the volume can't be used until an import succeeds.</exception>
    [AlwaysInterleave, ResponseTimeout("00:30:00"), Alias("Import")]
    Task Import(VolumeId volume, Blob archive, CancellationToken ct = default);

    /// <summary>When this returns, the volume isn't on this host any more; false when it wasn't.</summary>
    /// <exception cref="FogException">It is in use: nothing changed.</exception>
    [AlwaysInterleave, ResponseTimeout("00:01:00"), Alias("Remove")]
    Task<bool> Remove(VolumeId volume, CancellationToken ct = default);
}
