using Fog.Agent.Runc;
using Fog.Agent.Suspending;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Agent.Volumes;

namespace Fog.Agent.Checkpoints;

/// <summary>Puts what a checkpoint holds in the places from which a task that rests is resumed. A node that was killed in it begins anew.</summary>
internal sealed class Unpacking(Supply supply, BlobStore blobs, KeptCheckpoints kept, TaskVolumes volumes)
{
    /// <summary>For a volume that may be large.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>When this returns, the task's layer, volumes and memory are here as they were. It has neither a process nor a mounted root.</summary>
    public async Task Unpack(TaskFiles files, TaskOrder order, ReturnOrder from, CancellationToken ct)
    {
        var (place, memory) = (new CheckpointPlace(files.Home), new SavedMemory(files.Home));
        if (memory.Outputs(from.Number) is not null)
        {
            return; // a former life of the node came this far: the memory is put in its place last
        }

        place.Make();
        var archive = await supply.Bring(from.Blob, from.Keepers, null, ct);
        await SealedArchive.Read(archive, place.Directory, from.Key, ct);
        foreach (var (volume, mounted) in order.Spec.Volumes.Zip(await volumes.Ensure(order, ct, filled: true)).Where(pair => !pair.First.InMemory))
        {
            await TreeCopies.Copy(place.Volume(volume.Name), mounted.Source, true, Patience, ct);
        }

        foreach (var old in new[] { files.Upper, files.Work }.Where(Directory.Exists))
        {
            Directory.Delete(old, recursive: true);
        }

        Directory.Move(place.Upper, files.Upper);
        memory.Wipe();
        Directory.Move(place.Memory.Directory, memory.Directory);
        place.Wipe();
        if (kept.Of(order.Task)?.Blob != from.Blob)
        {
            blobs.Drop(from.Blob.Digest);
        }
    }
}
