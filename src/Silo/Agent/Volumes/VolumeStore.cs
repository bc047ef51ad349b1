using System.Collections.Concurrent;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Agent.Docker;
using Fog.Agent.Host;
using Fog.Hosting;

namespace Fog.Agent.Volumes;

/// <summary>The volumes on this host, in the engine's care: it keeps their names and directories.</summary>
internal sealed class VolumeStore(IDockerClient docker, NodeOptions options)
{
    private readonly ConcurrentDictionary<VolumeId, SemaphoreSlim> _turns = new();

    /// <summary>All volumes of the fog on this host, ordered by name.</summary>
    public async Task<IReadOnlyList<KeptVolume>> All(CancellationToken ct)
    {
        var there = await docker.Volumes.ListAsync(ct);
        return [.. (there.Volumes ?? []).OrderBy(volume => volume.Name, StringComparer.Ordinal)
            .Select(volume => KeptVolume.Of(volume, options.RunDirectory)).OfType<KeptVolume>()];
    }

    /// <summary>The volume; null when it isn't on this host.</summary>
    public async Task<KeptVolume?> Find(VolumeId id, CancellationToken ct) => (await All(ct)).FirstOrDefault(volume => volume.Id == id);

    /// <summary>When this returns, the engine has a volume of that name; one that was there stays as it is.</summary>
    public async Task<KeptVolume> Create(VolumeId id, VolumeKind kind, CancellationToken ct)
    {
        var labels = new Dictionary<string, string> { [Networks.Label] = id.Task.ToString() };
        var there = await docker.Volumes.CreateAsync(new VolumesCreateParameters { Name = id.HostName, Labels = labels }, ct);
        return KeptVolume.OfNew(there, id, kind, options.RunDirectory);
    }

    /// <summary>When this returns, the volume isn't on this host.</summary>
    public async Task Remove(KeptVolume volume, CancellationToken ct)
    {
        await Mounts.Remove(volume.Content, ct);
        volume.Seeded(null);
        try
        {
            await docker.Volumes.RemoveAsync(volume.Id.HostName, true, ct);
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            // Already gone.
        }
    }

    /// <summary>Does something to a volume while nobody else does: what is mounted here mustn't be taken from under a task that comes up.</summary>
    public async Task<T> InTurn<T>(VolumeId id, Func<Task<T>> act, CancellationToken ct)
    {
        var turn = _turns.GetOrAdd(id, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        try
        {
            return await act();
        }
        finally
        {
            turn.Release();
        }
    }
}
