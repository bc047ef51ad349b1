using System.Collections.Immutable;
using Docker.DotNet;
using Fog.Agent.Docker;
using Fog.Agent.Host;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Volumes;

/// <inheritdoc cref="IVolumeAgent"/>
internal sealed class VolumeAgent(VolumeStore store, VolumeDoor door, TaskKeepers keepers, BlobStore blobs, NodeOptions options) : IVolumeAgent
{
    /// <inheritdoc/>
    public Task<ImmutableArray<VolumeListing>> List(ServiceName? service, CancellationToken ct) => Trouble("list volumes", async () =>
    {
        var there = (await store.All(ct)).Where(volume => service is null || volume.Id.Task.Service == service);
        return (await Task.WhenAll(there.Select(volume => List(volume, ct)))).ToImmutableArray();
    });

    /// <inheritdoc/>
    public Task<VolumeTicket?> Ticket(VolumeId volume, CancellationToken ct) => Trouble(
        $"open volume {volume}", async () => await store.Find(volume, ct) is null ? null : door.Issue(volume));

    /// <inheritdoc/>
    public Task Import(VolumeId volume, Blob archive, CancellationToken ct) => Trouble($"import into volume {volume}", () => store.InTurn(
        volume,
        async () =>
        {
            await Import(await Unused(volume, ct) ?? throw Absent(volume), archive, ct);
            return true;
        },
        ct));

    /// <inheritdoc/>
    public Task<bool> Remove(VolumeId volume, CancellationToken ct) => Trouble($"remove volume {volume}", () => store.InTurn(
        volume,
        async () =>
        {
            if (await Unused(volume, ct) is not { } there)
            {
                return false;
            }

            await store.Remove(there, ct);
            return true;
        },
        ct));

    private async Task Import(KeptVolume volume, Blob archive, CancellationToken ct)
    {
        var path = blobs.Use(archive.Digest) ?? throw new FogException($"the archive {archive.Digest} isn't on node {options.Name}: send it again");
        if (volume.Kind == VolumeKind.Memory)
        {
            throw new FogException($"volume {volume.Id} is kept in memory and goes with its task: give it a seed instead");
        }

        if (volume.Kind == VolumeKind.Bounded)
        {
            await BoundedFileSystem.Mount(volume, ct);
        }

        await File.WriteAllTextAsync(volume.ImportMark, archive.Digest, ct);
        foreach (var each in new DirectoryInfo(volume.Content).EnumerateFileSystemInfos())
        {
            Delete(each);
        }

        await VolumeArchive.Extract(path, volume.Content, volume.Id, ct);
        volume.Seeded(archive.Digest);
        await Mounts.Remove(volume.Content, ct);
        File.Delete(volume.ImportMark);
    }

    private static void Delete(FileSystemInfo each)
    {
        if (each is DirectoryInfo { LinkTarget: null } directory)
        {
            directory.Delete(recursive: true);
        }
        else
        {
            each.Delete();
        }
    }

    /// <summary>The volume when no task on this host has it in hand; null when it isn't here.</summary>
    /// <exception cref="FogException">One has.</exception>
    private async Task<KeptVolume?> Unused(VolumeId volume, CancellationToken ct) => IsUsed(volume)
        ? throw new FogException($"task {volume.Task} on node {options.Name} has it in hand: take the service down by 'fog rm {volume.Task.Service}', which leaves volumes where they are")
        : await store.Find(volume, ct);

    private bool IsUsed(VolumeId volume) => keepers.Of(volume.Task).Record is not null;

    private async Task<VolumeListing> List(KeptVolume volume, CancellationToken ct)
    {
        var (used, size) = await VolumeUse.Of(volume, ct);
        return new VolumeListing(volume.Id, options.Name, volume.Kind, used, size, IsUsed(volume.Id));
    }

    private FogException Absent(VolumeId volume) => new($"it isn't on node {options.Name}: 'fog volume ls' shows where volumes are");

    /// <summary>Turns refusals of engine, disk and tools into errors that may cross to another host.</summary>
    private async Task<T> Trouble<T>(string operation, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is FogException or UnauthorizedAccessException || Engines.IsTrouble(e))
        {
            throw new FogException($"Node {options.Name} can't {operation}: {e.Message.TrimEnd('.', ' ')}.");
        }
    }
}
