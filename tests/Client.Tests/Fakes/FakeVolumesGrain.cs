using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Fog.Tests.Fakes;

/// <summary>The volumes of all hosts, and what was done to them.</summary>
internal sealed class FakeVolumes
{
    public List<VolumeListing> All { get; } = [];

    public ConcurrentQueue<(NodeName Node, VolumeId Volume, Blob Archive)> Imports { get; } = new();

    /// <summary>Why imports and removals are refused; null when they aren't.</summary>
    public string? Refusal { get; set; }

    public void Add(string node, string volume) => All.Add(new VolumeListing(VolumeId.Parse(volume), new NodeName(node), VolumeKind.Disk, 10, null, false));
}

/// <summary>A host's volumes; hosts whose names begin with <c>gone</c> are unavailable.</summary>
internal sealed class FakeVolumesGrain(FakeFog fog) : Grain, IVolumesGrain
{
    private NodeName Node => new(this.GetPrimaryKeyString());

    public Task<ImmutableArray<VolumeListing>> List(ServiceName? service, CancellationToken ct = default) => Node.Value.StartsWith("gone", StringComparison.Ordinal)
        ? throw new NodeUnavailableException(Node)
        : Task.FromResult<ImmutableArray<VolumeListing>>(
            [.. fog.Volumes.All.Where(volume => volume.Node == Node && (service is null || volume.Volume.Task.Service == service))]);

    public Task<VolumeTicket?> Ticket(VolumeId volume, CancellationToken ct = default) => Task.FromResult(
        Has(volume) ? new VolumeTicket(volume, new Uri($"http://127.0.0.1:{fog.HttpPort}/v1/volumes/{Node}"), "secret") : null);

    public Task Import(VolumeId volume, Blob archive, CancellationToken ct = default)
    {
        Check();
        fog.Volumes.Imports.Enqueue((Node, volume, archive));
        return Task.CompletedTask;
    }

    public Task<bool> Remove(VolumeId volume, CancellationToken ct = default)
    {
        Check();
        return Task.FromResult(fog.Volumes.All.RemoveAll(listing => listing.Volume == volume && listing.Node == Node) > 0);
    }

    private bool Has(VolumeId volume) => fog.Volumes.All.Exists(listing => listing.Volume == volume && listing.Node == Node);

    private void Check()
    {
        if (fog.Volumes.Refusal is { } refusal)
        {
            throw new FogException(refusal);
        }
    }
}
