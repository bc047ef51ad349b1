using System.Collections.Immutable;
using System.Net.Http.Headers;

namespace Fog.Client;

/// <summary>The volumes of a fog's tasks, on whichever hosts they are; those of removed services too.</summary>
public sealed class FogVolumes
{
    private readonly IClusterClient _cluster;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    internal FogVolumes(IClusterClient cluster, HttpClient http, TimeProvider time) => (_cluster, _http, _time) = (cluster, http, time);

    /// <summary>Returns the volumes on all nodes that answer, ordered by name; of one service, or of all.</summary>
    public async Task<ImmutableArray<VolumeListing>> List(ServiceName? service = null, CancellationToken ct = default)
    {
        var view = await Ask.For("Asking who is in the fog", () => _cluster.GetGrain<IMembershipGrain>(0).View(ct), ct);
        var lists = await Task.WhenAll(view.Alive.Select(node => List(node, service, ct)));
        return [.. lists.SelectMany(list => list).OrderBy(volume => volume.Volume.ToString(), StringComparer.Ordinal).ThenBy(volume => volume.Node)];
    }

    /// <summary>Writes a volume as a tar archive. A task that uses it goes on: what it changes meanwhile may be in the archive or not.</summary>
    /// <param name="volume">The volume.</param>
    /// <param name="destination">Where the archive goes; stays open.</param>
    /// <param name="node">Its host; null: the one that has it.</param>
    /// <param name="ct">Stops it.</param>
    /// <exception cref="FogException">No node has it, or several have and none was named; or its host broke off.</exception>
    public async Task Export(VolumeId volume, Stream destination, NodeName? node = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var host = node ?? await Host(volume, ct);
        var ticket = await Ask.For($"Asking {host} for volume {volume}", () => Grain(host).Ticket(volume, ct), ct)
            ?? throw new FogException($"Node {host} has no volume {volume}: 'fog volume ls' shows where volumes are.");
        using var request = new HttpRequestMessage(HttpMethod.Get, ticket.Source);
        request.Headers.Authorization = new AuthenticationHeaderValue("Ticket", ticket.Secret);
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode)
            {
                throw new FogException($"Exporting {volume} from {host}: {(await answer.Content.ReadAsStringAsync(ct)).Trim()}");
            }

            await answer.Content.CopyToAsync(destination, ct);
        }
        catch (Exception e) when (e is HttpRequestException or HttpIOException)
        {
            throw new FogException($"Exporting {volume} from {host}: {e.Message} What was written is no whole archive; try again.", e);
        }
    }

    /// <summary>When this returns, the volume holds what the folder or tar archive holds and nothing else.</summary>
    /// <param name="volume">The volume; no task may have it in hand.</param>
    /// <param name="path">A folder, packed as specs' folders are, or a tar archive, whose owners and modes are kept.</param>
    /// <param name="node">Its host; null: the one that has it.</param>
    /// <param name="progress">Told how much is on its way; called from any thread.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="FogException">It can't be read, no node has the volume, it is in use, or the content doesn't fit.</exception>
    public async Task Import(VolumeId volume, string path, NodeName? node = null, IProgress<UploadProgress>? progress = null, CancellationToken ct = default)
    {
        var host = node ?? await Host(volume, ct);
        var blob = await Archive.Measure(path, ct);
        var description = await Ask.For($"Asking node {host}", () => _cluster.GetGrain<INodeGrain>(host.Value).Describe(ct), ct);
        await new BlobUpload(_http, description, _time, progress).Bring(volume.ToString(), path, blob, ct);
        await Ask.For(
            $"Importing into {volume} on {host}",
            async () =>
            {
                await Grain(host).Import(volume, blob, ct);
                return true;
            },
            ct);
    }

    /// <summary>When this returns, the volume and its content are gone from its host.</summary>
    /// <exception cref="FogException">No node has it, or it is in use.</exception>
    public async Task Remove(VolumeId volume, NodeName? node = null, CancellationToken ct = default)
    {
        var host = node ?? await Host(volume, ct);
        await Ask.For($"Removing {volume} from {host}", () => Grain(host).Remove(volume, ct), ct);
    }

    private async Task<NodeName> Host(VolumeId volume, CancellationToken ct)
    {
        var there = (await List(volume.Task.Service, ct)).Where(listing => listing.Volume == volume).Select(listing => listing.Node).ToArray();
        return there switch
        {
            [var one] => one,
            [] => throw new FogException($"No node that is up has volume {volume}; a volume comes up with its task, by 'fog deploy'."),
            _ => throw new FogException($"Volume {volume} is on {string.Join(", ", there)}: its task was on each of them. Say which one is meant (--node)."),
        };
    }

    private async Task<ImmutableArray<VolumeListing>> List(NodeName node, ServiceName? service, CancellationToken ct)
    {
        try
        {
            return await Ask.For($"Listing volumes on {node}", () => Grain(node).List(service, ct), ct);
        }
        catch (NodeUnavailableException)
        {
            return []; // gone since the view was taken
        }
    }

    private IVolumesGrain Grain(NodeName node) => _cluster.GetGrain<IVolumesGrain>(node.Value);
}
