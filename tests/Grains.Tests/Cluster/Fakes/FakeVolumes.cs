using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Fog.Tests.Cluster.Fakes;

/// <summary>The volumes of a host that isn't there.</summary>
internal sealed class FakeVolumes(NodeName name) : IVolumeAgent
{
    private readonly ConcurrentDictionary<VolumeId, Blob?> _volumes = new();

    /// <summary>A volume comes up with its task.</summary>
    public void Keep(VolumeId volume) => _volumes[volume] = null;

    public Task<ImmutableArray<VolumeListing>> List(ServiceName? service, CancellationToken ct) => Task.FromResult(_volumes.Keys
        .Where(volume => service is null || volume.Task.Service == service)
        .Select(volume => new VolumeListing(volume, name, VolumeKind.Disk, 0, null, false))
        .ToImmutableArray());

    public Task<VolumeTicket?> Ticket(VolumeId volume, CancellationToken ct) => Task.FromResult<VolumeTicket?>(null);

    public Task Import(VolumeId volume, Blob archive, CancellationToken ct)
    {
        _volumes[volume] = archive;
        return Task.CompletedTask;
    }

    public Task<bool> Remove(VolumeId volume, CancellationToken ct) => Task.FromResult(_volumes.TryRemove(volume, out _));
}
