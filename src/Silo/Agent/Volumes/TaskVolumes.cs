using Fog.Agent.Host;
using Fog.Agent.Transfer;

namespace Fog.Agent.Volumes;

/// <summary>A task's volume on this host.</summary>
/// <param name="Source">Its directory on the host.</param>
/// <param name="Target">Where the task sees it.</param>
/// <param name="ReadOnly">Whether the task may only read it.</param>
internal sealed record MountedVolume(string Source, string Target, bool ReadOnly);

/// <summary>The volumes of tasks: they outlive their task's process, and the task unless their removal is asked for; those in memory go with it.</summary>
internal sealed class TaskVolumes(VolumeStore store, Supply supply)
{
    /// <summary>When this returns, the task's volumes exist, are mounted, and new ones hold their seed.</summary>
    /// <param name="order">The task's.</param>
    /// <param name="ct">Stops the work.</param>
    /// <param name="filled">Whether their content comes from elsewhere, with a move: then they get no seed, now and later.</param>
    /// <exception cref="FogException">One can't be as it is asked for; what is in it stays.</exception>
    public async Task<IReadOnlyList<MountedVolume>> Ensure(TaskOrder order, CancellationToken ct, bool filled = false)
    {
        var mounted = new List<MountedVolume>();
        foreach (var volume in order.Spec.Volumes)
        {
            var id = new VolumeId(order.Task, volume.Name);
            mounted.Add(await store.InTurn(id, () => Ensure(id, volume, order, filled, ct), ct));
        }

        return mounted;
    }

    /// <summary>When this returns, no file system of the task is mounted; those in memory are gone, the others stay.</summary>
    public async Task Release(TaskId task, CancellationToken ct)
    {
        foreach (var volume in await Of(task, ct))
        {
            await store.InTurn(volume.Id, () => Release(volume, ct), ct);
        }
    }

    /// <summary>When this returns, the task has no volumes on this host.</summary>
    public async Task Remove(TaskId task, CancellationToken ct)
    {
        foreach (var volume in await Of(task, ct))
        {
            await store.InTurn(volume.Id, () => Take(volume, ct), ct);
        }
    }

    private async Task<MountedVolume> Ensure(VolumeId id, VolumeSpec wanted, TaskOrder order, bool filled, CancellationToken ct)
    {
        var volume = await store.Create(id, KeptVolume.Wanted(wanted), ct);
        if (volume.Kind != KeptVolume.Wanted(wanted))
        {
            throw new FogException($"volume {id} is there already and kept otherwise ({Said(volume.Kind)}, not {Said(KeptVolume.Wanted(wanted))}): export it and remove it by 'fog volume' before its kind is changed");
        }

        if (File.Exists(volume.ImportMark))
        {
            throw new FogException($"the import into volume {id} didn't end, so that what is in it is nobody's data: import it again, or remove it by 'fog volume rm'");
        }

        await (volume.Kind switch
        {
            VolumeKind.Bounded => BoundedFileSystem.Ensure(volume, wanted.Size!.Value, ct),
            VolumeKind.Memory => MemoryFileSystem.Ensure(volume, wanted.Size ?? order.Spec.Resources.Memory, ct),
            _ => Task.CompletedTask,
        });
        if (wanted.Seed is { } seed && !volume.IsSeeded)
        {
            if (!filled)
            {
                await VolumeArchive.Extract(await supply.Bring(seed, order.Initiator, null, ct), volume.Content, id, ct);
            }

            volume.Seeded(seed.Digest);
        }

        return new MountedVolume(volume.Content, wanted.Path, wanted.ReadOnly);
    }

    private async Task<bool> Release(KeptVolume volume, CancellationToken ct)
    {
        if (volume.Kind == VolumeKind.Memory)
        {
            return await Take(volume, ct);
        }

        await Mounts.Remove(volume.Content, ct);
        return true;
    }

    private async Task<bool> Take(KeptVolume volume, CancellationToken ct)
    {
        await store.Remove(volume, ct);
        return true;
    }

    private async Task<IEnumerable<KeptVolume>> Of(TaskId task, CancellationToken ct) => (await store.All(ct)).Where(volume => volume.Id.Task == task);

    private static string Said(VolumeKind kind) => kind switch
    {
        VolumeKind.Memory => "in memory",
        VolumeKind.Bounded => "with a size",
        _ => "on disk without a size",
    };
}
