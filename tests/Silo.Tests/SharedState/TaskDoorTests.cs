using System.Net;
using System.Net.Sockets;
using Fog.Agent.SharedState;
using Fog.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Fog.Tests.SharedState;

/// <summary>A node's door for tasks, with connections that a test hands in as if a sandbox had accepted them.</summary>
public sealed class The_door_for_tasks : IAsyncLifetime
{
    private readonly TestDirectory _directory = new();
    private TestNode _node = null!;
    private HttpClient _task = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _node = await TestNode.Start("h1", _directory.Path);
        _task = Of(new TaskId(new ServiceName("shop"), "web"));
    }

    public async ValueTask DisposeAsync()
    {
        _task.Dispose();
        await _node.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Keeps_a_value_and_tells_its_version()
    {
        var put = await Put("config/rate", "5");
        Assert.Equal((HttpStatusCode.NoContent, "\"1\""), (put.StatusCode, put.Headers.ETag?.Tag));
        using var got = await _task.GetAsync(new Uri("http://fog/v1/state/config/rate"), Ct);
        Assert.Equal(("5", "\"1\""), (await got.Content.ReadAsStringAsync(Ct), got.Headers.ETag?.Tag));
    }

    [Fact]
    public async Task Swaps_only_what_has_the_version_that_is_asked_for()
    {
        await Put("a", "1");
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Put("a", "2", ("If-None-Match", "*"))).StatusCode);
        var stale = await Put("a", "2", ("If-Match", "\"7\""));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "\"1\""), (stale.StatusCode, stale.Headers.ETag?.Tag));
        Assert.Equal(HttpStatusCode.NoContent, (await Put("a", "2", ("If-Match", "\"1\""))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put("a", "2", ("If-Match", "old"))).StatusCode);
    }

    [Fact]
    public async Task Does_a_write_once_that_comes_twice_with_its_key()
    {
        var first = await Put("a", "1", ("Idempotency-Key", "x"));
        await Put("a", "2");
        var again = await Put("a", "1", ("Idempotency-Key", "x"));
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Equal("2", await _task.GetStringAsync(new Uri("http://fog/v1/state/a"), Ct));
    }

    [Fact]
    public async Task Removes_lists_and_refuses_what_is_too_large_or_no_key()
    {
        await Put("a/1", "1");
        await Put("a/2", "22");
        await Put("b", "3");
        using var gone = await _task.DeleteAsync(new Uri("http://fog/v1/state/a/1"), Ct);
        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var missing = await _task.GetAsync(new Uri("http://fog/v1/state/a/1"), Ct);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal(
            """{"revision":4,"more":false,"entries":[{"key":"a/2","version":2,"size":2}]}""", await _task.GetStringAsync(new Uri("http://fog/v1/state?prefix=a/"), Ct));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Put("big", new string('x', SharedStateLimits.Value + 1))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put("a%20b", "1")).StatusCode);
    }

    [Fact]
    public async Task Tells_changes_as_they_happen()
    {
        await Put("w/1", "1");
        using var watch = new StreamReader(await _task.GetStreamAsync(new Uri("http://fog/v1/state?prefix=w/&watch=0"), Ct));
        Assert.Equal(["id: 1", "event: put", """data: {"key":"w/1","version":1,"value":"MQ=="}""", ""], await Lines(watch, 4));
        await Put("other", "1");
        using var gone = await _task.DeleteAsync(new Uri("http://fog/v1/state/w/1"), Ct);
        Assert.Equal(["id: 3", "event: delete", """data: {"key":"w/1","version":3,"value":null}""", ""], await Lines(watch, 4));
    }

    [Fact]
    public async Task Shows_a_task_its_own_service_and_nothing_else_of_the_node()
    {
        await Put("a", "mine");
        using var stranger = Of(new TaskId(new ServiceName("bank"), "web"));
        using var none = await stranger.GetAsync(new Uri("http://fog/v1/state/a"), Ct);
        using var health = await _task.GetAsync(new Uri("http://fog/healthz"), Ct);
        using var outside = await _node.Http.GetAsync(new Uri("/v1/state/a", UriKind.Relative), Ct);
        Assert.All([none, health, outside], answer => Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode));
    }

    private static async Task<string[]> Lines(StreamReader reader, int count)
    {
        var lines = new string[count];
        for (var i = 0; i < count; i++)
        {
            lines[i] = await reader.ReadLineAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(10), Ct) ?? "the end";
        }

        return lines;
    }

    private async Task<HttpResponseMessage> Put(string key, string value, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"http://fog/v1/state/{key}")) { Content = new StringContent(value) };
        foreach (var (name, text) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, text);
        }

        return await _task.SendAsync(request, Ct);
    }

    private HttpClient Of(TaskId task) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, ct) =>
        {
            using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            var client = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(listener.LocalEndPoint!, ct);
            _node.Services.GetRequiredService<TaskConnections>().Admit(await listener.AcceptAsync(ct), task);
            return new NetworkStream(client, ownsSocket: true);
        },
    });
}
