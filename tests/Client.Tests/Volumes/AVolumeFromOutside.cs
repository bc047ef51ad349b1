using System.Text;
using Fog.Client;
using Fog.Tests.Deploying;
using Fog.Tests.Fakes;
using Fog.Tests.Specs;

namespace Fog.Tests.Volumes;

/// <summary>The client's calls to volumes, over real connections to a silo with fake grains and to a node's HTTP side.</summary>
public sealed class AVolumeFromOutside : IAsyncLifetime
{
    private static readonly VolumeId Data = VolumeId.Parse("shop/db/data");
    private readonly FakeFog _fog = new() { Nodes = ["gone-1", "h1", "h2"] };
    private readonly SpecFolder _folder = new();
    private BlobServer _node = null!;
    private FogClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _node = await BlobServer.Start();
        _fog.HttpPort = _node.Port;
        await _fog.Start();
        _client = await FogClient.Connect(new FogClientOptions { Gateways = [$"127.0.0.1:{_fog.GatewayPort}"], ResponseTimeout = TimeSpan.FromSeconds(6) }, Ct);
        _fog.Volumes.Add("h2", "shop/db/data");
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _fog.DisposeAsync();
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Is_listed_by_name_and_host_and_a_host_that_went_is_left_out()
    {
        _fog.Volumes.Add("h1", "shop/db/data");
        _fog.Volumes.Add("h1", "bank/db/data");
        Assert.Equal(
            ["bank/db/data h1", "shop/db/data h1", "shop/db/data h2"],
            (await _client.Volumes.List(ct: Ct)).Select(volume => $"{volume.Volume} {volume.Node}"));
        Assert.Equal("bank/db/data", $"{Assert.Single(await _client.Volumes.List(new ServiceName("bank"), Ct)).Volume}");
    }

    [Fact]
    public async Task Is_exported_from_the_host_that_has_it()
    {
        _node.Volumes["h2"] = Encoding.UTF8.GetBytes("an archive");
        using var archive = new MemoryStream();
        await _client.Volumes.Export(Data, archive, ct: Ct);
        Assert.Equal("an archive", Encoding.UTF8.GetString(archive.ToArray()));
        Assert.Contains("GET volume of h2 Ticket secret", _node.Requests);
    }

    [Fact]
    public async Task That_breaks_off_on_its_way_is_no_whole_archive()
    {
        (_node.Volumes["h2"], _node.BreaksOff) = (new byte[1 << 16], true);
        var error = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Export(Data, Stream.Null, ct: Ct));
        Assert.StartsWith("Exporting shop/db/data from h2: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("What was written is no whole archive; try again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whose_host_refuses_says_why()
    {
        var error = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Export(Data, Stream.Null, ct: Ct));
        Assert.Equal("Exporting shop/db/data from h2: the ticket is used up", error.Message);
    }

    [Fact]
    public async Task On_several_hosts_has_to_be_named_with_one()
    {
        _fog.Volumes.Add("h1", "shop/db/data");
        var error = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Remove(Data, ct: Ct));
        Assert.Contains("is on h1, h2", error.Message, StringComparison.Ordinal);
        await _client.Volumes.Remove(Data, new NodeName("h1"), Ct);
        Assert.Equal(new NodeName("h2"), Assert.Single(_fog.Volumes.All).Node);
    }

    [Fact]
    public async Task That_no_host_has_says_so()
    {
        var error = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Export(VolumeId.Parse("shop/db/logs"), Stream.Null, ct: Ct));
        Assert.StartsWith("No node that is up has volume shop/db/logs", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Export(Data, Stream.Null, new NodeName("h1"), Ct));
        Assert.StartsWith("Node h1 has no volume shop/db/data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_filled_with_a_folder_that_was_sent_to_its_host_before()
    {
        var progress = new Reports<UploadProgress>();
        await _client.Volumes.Import(Data, Path.Combine(_folder.Root, "data"), progress: progress, ct: Ct);
        var (node, volume, archive) = Assert.Single(_fog.Volumes.Imports);
        Assert.Equal((new NodeName("h2"), Data, archive.Digest), (node, volume, Assert.Single(_node.Blobs).Key));
        Assert.Equal((archive.Size, UploadStage.Sent), (progress.All[^1].Sent, progress.All[^1].Stage));
    }

    [Fact]
    public async Task In_use_is_neither_filled_nor_removed()
    {
        _fog.Volumes.Refusal = "task shop/db uses it";
        var import = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Import(Data, Path.Combine(_folder.Root, "data"), ct: Ct));
        var removal = await Assert.ThrowsAsync<FogException>(() => _client.Volumes.Remove(Data, ct: Ct));
        Assert.All([import, removal], error => Assert.Equal("task shop/db uses it", error.Message));
        Assert.Single(_fog.Volumes.All);
    }
}
