using Fog.Agent.Tasks;
using Fog.Agent.Host;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Volumes;

/// <summary>Where volumes are read: writes the archive of one for whoever shows a ticket for it.</summary>
internal sealed class VolumeDoor(VolumeStore store, Tickets tickets, TaskKeepers keepers, NodeOptions options)
{
    /// <summary>A ticket for one reading of a volume.</summary>
    public VolumeTicket Issue(VolumeId volume) =>
        new(volume, new Uri(options.HttpAddress, $"/v1/volumes/{volume}"), tickets.Admit(volume.HostName, options.Name));

    /// <summary>The volume that a ticket admits to; null when it admits nobody, or the volume went.</summary>
    public async Task<KeptVolume?> Open(string secret, VolumeId volume, CancellationToken ct) =>
        tickets.Redeem(secret, volume.HostName) is null ? null : await store.Find(volume, ct);

    /// <summary>Writes the archive of the volume; a task that uses it isn't held up, and what it changes meanwhile may be in the archive or not.</summary>
    public Task Write(KeptVolume volume, Stream destination, CancellationToken ct) => store.InTurn(
        volume.Id,
        async () =>
        {
            if (volume.Kind == VolumeKind.Bounded)
            {
                await BoundedFileSystem.Mount(volume, ct);
            }

            await VolumeArchive.Write(volume.Content, destination, ct);
            if (volume.Kind == VolumeKind.Bounded && keepers.Of(volume.Id.Task).Record is null)
            {
                await Mounts.Remove(volume.Content, ct);
            }

            return true;
        },
        ct);
}
