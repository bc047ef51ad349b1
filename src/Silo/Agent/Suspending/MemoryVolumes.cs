using Fog.Agent.Processes;
using Fog.Agent.Volumes;

namespace Fog.Agent.Suspending;

/// <summary>What a task keeps in volumes in memory, to disk and back.</summary>
internal sealed class MemoryVolumes(TaskVolumes volumes)
{
    /// <summary>When this returns, what is in them is on disk.</summary>
    public async Task Keep(TaskOrder order, SavedMemory memory, CancellationToken ct)
    {
        if (order.Spec.Volumes.Any(volume => volume.InMemory))
        {
            foreach (var (volume, at) in order.Spec.Volumes.Zip(await volumes.Ensure(order, ct, filled: true)).Where(pair => pair.First.InMemory))
            {
                await Copy(at.Source, memory.Volume(volume.Name), ct);
            }
        }
    }

    /// <summary>When this returns, the task's volumes are there, those in memory with what was in them.</summary>
    public async Task Fill(TaskOrder order, SavedMemory memory, CancellationToken ct)
    {
        foreach (var (volume, at) in order.Spec.Volumes.Zip(await volumes.Ensure(order, ct, filled: true)).Where(pair => pair.First.InMemory))
        {
            await Copy(memory.Volume(volume.Name), at.Source, ct);
        }
    }

    private static Task Copy(string from, string to, CancellationToken ct)
    {
        Directory.CreateDirectory(to);
        return Tool.Run(Rsync.Program, [.. Rsync.Mirror(contents: false), "--fsync", Rsync.Inside(from), Rsync.Inside(to)], ct);
    }
}
