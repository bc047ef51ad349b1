using System.Formats.Tar;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Agent.Transfer;

namespace Fog.Agent.Docker;

/// <summary>A task's volume on this host.</summary>
/// <param name="Source">Its directory on the host.</param>
/// <param name="Target">Where the task sees it.</param>
/// <param name="ReadOnly">Whether the task may only read it.</param>
internal sealed record MountedVolume(string Source, string Target, bool ReadOnly);

/// <summary>Volumes in the engine's care: they outlive their task's process, and the task unless their removal is asked for.</summary>
internal sealed class Volumes(IDockerClient docker, Supply supply)
{
    /// <summary>Written into a volume's parent directory once its seed is in it, so that a half-filled one is filled again.</summary>
    private const string SeededMark = ".fog-seeded";

    /// <summary>When this returns, the task's volumes exist and new ones hold their seed.</summary>
    /// <param name="order">The task's.</param>
    /// <param name="filled">Whether their content comes from elsewhere, with a move: then they get no seed, now and later.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<MountedVolume>> Ensure(TaskOrder order, CancellationToken ct, bool filled = false)
    {
        var mounted = new List<MountedVolume>();
        foreach (var volume in order.Spec.Volumes)
        {
            var there = await docker.Volumes.CreateAsync(
                new VolumesCreateParameters { Name = Name(order.Task, volume.Name), Labels = new Dictionary<string, string> { [Networks.Label] = order.Task.ToString() } }, ct);
            var mark = Path.Combine(Path.GetDirectoryName(there.Mountpoint)!, SeededMark);
            if (volume.Seed is { } seed && !File.Exists(mark))
            {
                if (!filled)
                {
                    await using var archive = File.OpenRead(await supply.Bring(seed, order.Initiator, null, ct));
                    await TarFile.ExtractToDirectoryAsync(archive, there.Mountpoint, overwriteFiles: true, ct);
                }

                await File.WriteAllTextAsync(mark, seed.Digest, ct);
            }

            mounted.Add(new MountedVolume(there.Mountpoint, volume.Path, volume.ReadOnly));
        }

        return mounted;
    }

    /// <summary>When this returns, the task has no volumes on this host.</summary>
    public async Task Remove(TaskId task, IEnumerable<VolumeSpec> volumes, CancellationToken ct)
    {
        foreach (var volume in volumes)
        {
            try
            {
                await docker.Volumes.RemoveAsync(Name(task, volume.Name), true, ct);
            }
            catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
            {
                // Already gone.
            }
        }
    }

    private static string Name(TaskId task, string volume) => $"fog.{task.HostName}.{volume}";
}
