using System.Text;
using Fog.Client;
using Fog.Tests.Deploying;
using Fog.Tests.Fakes;
using Fog.Tests.Specs;

namespace Fog.Tests;

/// <summary>The client over real connections: a silo with fake grains, and a node's HTTP side, both on the loopback.</summary>
public sealed class AClient : IAsyncLifetime
{
    private static readonly ServiceName Hello = new("hello");
    private readonly FakeFog _fog = new();
    private readonly SpecFolder _folder = new();
    private BlobServer _blobs = null!;
    private FogClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _blobs = await BlobServer.Start();
        _fog.HttpPort = _blobs.Port;
        await _fog.Start();
        _client = await FogClient.Connect(
            new FogClientOptions { Gateways = [$"127.0.0.1:{_fog.GatewayPort}"], ResponseTimeout = TimeSpan.FromSeconds(6) }, Ct);
    }

    [Fact]
    public async Task Lists_the_nodes_with_those_that_dont_answer()
    {
        _fog.Nodes = ["gone-1", "h1", "hung-1"];
        var nodes = await _client.Nodes(Ct);
        Assert.Equal(["gone-1", "h1", "hung-1"], nodes.Select(node => node.Name.Value));
        Assert.Contains("unavailable", nodes[0].Unavailable!, StringComparison.Ordinal);
        Assert.Equal((_blobs.Port, null), (nodes[1].Description!.HttpPort, nodes[1].Unavailable));
        Assert.Equal((null, "no answer within 5 s"), (nodes[2].Description, nodes[2].Unavailable));
    }

    [Fact]
    public async Task Deploys_with_the_content_of_each_folder_once()
    {
        var document = await Document();
        var progress = new Reports<UploadProgress>();
        var receipt = await _client.Deploy(document, progress, Ct);

        Assert.Equal(new DeployReceipt(true, 1), receipt);
        var request = _fog.Services["hello"].Request!;
        Assert.Equal(new NodeName("h1"), request.Initiator);
        var (web, other) = (request.Spec.Tasks["web"], request.Spec.Tasks["other"]);
        Assert.Equal(web.Image, other.Image);
        Assert.Equal(
            new[] { web.Image.Context!.Digest, web.Volumes[0].Seed!.Digest }.Order(), _blobs.Blobs.Keys.Order());
        Assert.Equal(2, _blobs.Requests.Count(line => line.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.Equal(
            ["tasks.other.build", "tasks.web.volumes[0].seed"],
            progress.All.Where(report => report.Stage == UploadStage.Sent).Select(report => report.Field).Order());

        await _client.Deploy(document, progress, Ct);
        Assert.Equal(2, _blobs.Requests.Count(line => line.StartsWith("PUT", StringComparison.Ordinal)));
        Assert.Equal(SpecDigest.Of(request.Spec), SpecDigest.Of(_fog.Services["hello"].Request!.Spec));
    }

    [Fact]
    public async Task Plans_without_sending_anything()
    {
        var result = await _client.Plan(await Document(), ct: Ct);
        Assert.Equal(["other", "web"], result.Plan!.Assignments.Keys);
        Assert.Empty(_blobs.Requests);
    }

    [Fact]
    public async Task Settles_with_each_event_told_on_the_way()
    {
        var receipt = await _client.Deploy(await Document(), null, Ct);
        var events = new Reports<ServiceEvent>();
        var settled = _client.Settle(Hello, receipt.Sequence, events, Ct);
        _fog.Services["hello"].Happen(ServiceEventKind.Planned, ServicePhase.Deploying);
        _fog.Services["hello"].Happen(ServiceEventKind.Settled, ServicePhase.Running);
        Assert.Equal(ServicePhase.Running, await settled);
        Assert.Equal([1, 2, 3], events.All.Select(happened => happened.Sequence));
    }

    [Fact]
    public async Task Doesnt_wait_for_what_changed_nothing()
    {
        await _client.Deploy(await Document(), null, Ct);
        _fog.Services["hello"].Happen(ServiceEventKind.Settled, ServicePhase.Running);
        Assert.Equal(ServicePhase.Running, await _client.Settle(Hello, from: 3, ct: Ct));
    }

    [Fact]
    public async Task Removes_and_settles_as_removed()
    {
        await _client.Deploy(await Document(), null, Ct);
        var receipt = await _client.Remove(Hello, volumes: true, Ct);
        Assert.True(_fog.Services["hello"].RemovedVolumes);
        _fog.Services["hello"].Happen(ServiceEventKind.Removed, ServicePhase.Removed);
        Assert.Equal(ServicePhase.Removed, await _client.Settle(Hello, receipt.Sequence, ct: Ct));
        Assert.Equal(ServicePhase.Removed, await _client.Settle(new ServiceName("never"), 1, ct: Ct));
    }

    [Fact]
    public async Task Tells_what_is_deployed_and_what_isnt()
    {
        await _client.Deploy(await Document(), null, Ct);
        Assert.Equal([Hello], await _client.Services(Ct));
        Assert.Equal(ServicePhase.Deploying, (await _client.Status(Hello, Ct)).Phase);
        var error = await Assert.ThrowsAsync<ServiceNotFoundException>(() => _client.Status(new ServiceName("nobody"), Ct));
        Assert.Equal(new ServiceName("nobody"), error.Service);
    }

    [Fact]
    public async Task Reads_logs_and_runs_commands_on_the_node_that_has_the_task()
    {
        var task = new TaskId(Hello, "web");
        var lines = await _client.Logs(task, new LogQuery(null, false), Ct).ToListAsync(Ct);
        Assert.Equal(["h1 hello/web 1", "h1 hello/web 2", "h1 hello/web 3"], lines.Select(line => line.Text));

        var output = await _client.Exec(task, new ExecRequest(["/app/web", "--version"], []), Ct).ToListAsync(Ct);
        Assert.Equal(("/app/web --version", 7), (Encoding.UTF8.GetString(output[0].Data.AsSpan()), output[^1].ExitCode));
    }

    [Fact]
    public async Task Doesnt_know_an_unknown_task()
    {
        var error = await Assert.ThrowsAsync<TaskNotFoundException>(async () =>
            await _client.Logs(new TaskId(Hello, "nobody"), new LogQuery(null, false), Ct).ToListAsync(Ct));
        Assert.Equal(new TaskId(Hello, "nobody"), error.Task);
    }

    [Fact]
    public async Task Stops_following_when_it_is_told_to()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await _client.Deploy(await Document(), null, Ct);
        await using var events = _client.Events(Hello, 1, stop.Token).GetAsyncEnumerator(Ct);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }

    [Fact]
    public async Task Follows_across_the_death_of_its_node_without_losing_an_event()
    {
        await _client.Deploy(await Document(), null, Ct);
        await using var events = _client.Events(Hello, 1, Ct).GetAsyncEnumerator(Ct);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync();

        await _fog.Crash();
        _fog.Services["hello"].Happen(ServiceEventKind.Progress, ServicePhase.Deploying);
        _fog.Services["hello"].Happen(ServiceEventKind.Settled, ServicePhase.Running);
        await _fog.Start();

        Assert.True(await next);
        Assert.Equal(2, events.Current.Sequence);
        Assert.True(await events.MoveNextAsync());
        Assert.Equal((3, ServicePhase.Running), (events.Current.Sequence, events.Current.Phase));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _fog.DisposeAsync();
        await _blobs.DisposeAsync();
        _folder.Dispose();
    }

    private Task<ServiceDocument> Document() => _folder.Read("""
        version: 1
        name: hello
        tasks:
          web:
            build: ./web
            volumes: [{ name: data, path: /data, seed: ./data }]
          other:
            build: ./web
        """);
}
