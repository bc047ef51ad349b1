using Fog.Client;
using Fog.Tests.Packing;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Deploying;

public sealed class AnUpload : IAsyncLifetime
{
    private readonly PackedFolder _folder = new PackedFolder().With("Dockerfile", "FROM scratch\n").With("data", new string('x', 300_000));
    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Reports<UploadProgress> _reports = new();
    private BlobServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await BlobServer.Start();

    [Fact]
    public async Task Brings_the_archive_under_its_digest()
    {
        var blob = await Bring();
        Assert.Equal([blob.Digest], _server.Blobs.Keys);
        Assert.Equal([$"HEAD {blob.Digest}", $"PUT {blob.Digest} {blob.Size}"], _server.Requests);
    }

    [Fact]
    public async Task Tells_how_far_it_is()
    {
        var blob = await Bring();
        Assert.All(_reports.All, report => Assert.Equal(("tasks.web.build", _folder.Root, blob), (report.Field, report.Folder, report.Blob)));
        Assert.Equal(_reports.All.Select(report => report.Sent).Order(), _reports.All.Select(report => report.Sent));
        Assert.Equal((blob.Size, UploadStage.Sent), (_reports.All[^1].Sent, _reports.All[^1].Stage));
        Assert.True(_reports.All.Count(report => report.Stage == UploadStage.Sending) > 2);
    }

    [Fact]
    public async Task Sends_nothing_that_the_node_has()
    {
        await Bring();
        _server.Requests.Clear();
        var blob = await Bring();
        Assert.Equal([$"HEAD {blob.Digest}"], _server.Requests);
        Assert.Equal(UploadStage.Present, _reports.All[^1].Stage);
    }

    [Fact]
    public async Task To_a_full_node_says_what_to_do()
    {
        _server.Refusal = 507;
        var error = await Assert.ThrowsAsync<FogException>(Bring);
        Assert.StartsWith($"Sending tasks.web.build ({_folder.Root}, ", error.Message, StringComparison.Ordinal);
        Assert.Contains($"to node h1 at 127.0.0.1:{_server.Port}: its disk is full (3 MiB free). Free some space", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "what arrived isn't what was sent (3 MiB free)")]
    [InlineData(503, "it answered 503 Service Unavailable (3 MiB free)")]
    public async Task That_is_refused_says_why(int status, string gist)
    {
        _server.Refusal = status;
        Assert.Contains(gist, (await Assert.ThrowsAsync<FogException>(Bring)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("y")]
    public async Task Of_a_folder_that_changed_meanwhile_ends_and_leaves_nothing(string more)
    {
        var blob = await _folder.Measure();
        _folder.With("data", new string(more[0], more == "y" ? 300_000 : 10));
        var error = await Assert.ThrowsAsync<FogException>(() => Bring(blob));
        Assert.Contains($"Folder {_folder.Root} changed while it was sent", error.Message, StringComparison.Ordinal);
        Assert.Empty(_server.Blobs);
    }

    [Fact]
    public async Task Of_a_folder_that_grew_meanwhile_ends_and_leaves_nothing()
    {
        var blob = await _folder.Measure();
        _folder.With("more", new string('z', 2_000_000));
        Assert.Contains("changed while it was sent", (await Assert.ThrowsAsync<FogException>(() => Bring(blob))).Message, StringComparison.Ordinal);
        Assert.Empty(_server.Blobs);
    }

    [Fact]
    public async Task To_a_node_that_is_gone_names_it()
    {
        var port = _server.Port;
        await _server.DisposeAsync();
        var error = await Assert.ThrowsAsync<FogException>(() => Bring(new Blob(new string('0', 64), 1), port));
        Assert.Contains($"to node h1 at 127.0.0.1:{port}: Connection refused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_the_caller_cancels_ends_as_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var upload = new BlobUpload(_http, Nodes.Describe("h1", _server.Port), TimeProvider.System, null);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => upload.Bring("f", _folder.Root, new Blob("", 0), cancelled.Token));
    }

    [Fact]
    public async Task To_a_node_that_says_nothing_ends_after_a_while()
    {
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var time = new FakeTimeProvider();
        var port = ((System.Net.IPEndPoint)silent.LocalEndpoint).Port;
        var upload = new BlobUpload(_http, Nodes.Describe("h1", port), time, null);
        var bring = upload.Bring("tasks.web.build", _folder.Root, new Blob("", 0), TestContext.Current.CancellationToken);
        using var accepted = await silent.AcceptSocketAsync(TestContext.Current.CancellationToken);
        time.Advance(BlobUpload.Patience);
        Assert.Contains("no headway for 30 s", (await Assert.ThrowsAsync<FogException>(() => bring)).Message, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _folder.Dispose();
        await _server.DisposeAsync();
    }

    private async Task<Blob> Bring()
    {
        var blob = await _folder.Measure();
        await Bring(blob);
        return blob;
    }

    private Task Bring(Blob blob, int? port = null) =>
        new BlobUpload(_http, Nodes.Describe("h1", port ?? _server.Port), TimeProvider.System, _reports)
            .Bring("tasks.web.build", _folder.Root, blob, TestContext.Current.CancellationToken);
}
