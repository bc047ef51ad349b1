using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Fog.Tests.Deploying;

/// <summary>A node's HTTP side as far as blobs and volumes go, on a free port of the loopback.</summary>
internal sealed class BlobServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BlobServer(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, byte[]> Blobs { get; } = [];

    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Set to refuse uploads with this status.</summary>
    public int? Refusal { get; set; }

    /// <summary>Archives of volumes, by host; others are refused.</summary>
    public ConcurrentDictionary<string, byte[]> Volumes { get; } = [];

    /// <summary>Set to end connections in the midst of an archive.</summary>
    public bool BreaksOff { get; set; }

    public int Port => new Uri(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;

    public static async Task<BlobServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var server = new BlobServer(builder.Build());
        server._app.MapMethods("/v1/blobs/{digest}", ["HEAD"], (string digest) => server.Head(digest));
        server._app.MapPut("/v1/blobs/{digest}", (string digest, HttpRequest request) => server.Put(digest, request));
        server._app.MapGet("/v1/volumes/{node}", (string node, HttpContext http) => server.Get(node, http));
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Head(string digest)
    {
        Requests.Enqueue($"HEAD {digest}");
        return Blobs.ContainsKey(digest) ? Results.Ok() : Results.NotFound();
    }

    private async Task Get(string node, HttpContext http)
    {
        Requests.Enqueue($"GET volume of {node} {http.Request.Headers.Authorization}");
        if (!Volumes.TryGetValue(node, out var archive))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync("the ticket is used up\n");
            return;
        }

        http.Response.ContentLength = archive.Length;
        await http.Response.Body.WriteAsync(archive.AsMemory(0, BreaksOff ? archive.Length / 2 : archive.Length));
        if (BreaksOff)
        {
            await http.Response.Body.FlushAsync();
            http.Abort();
        }
    }

    private async Task<IResult> Put(string digest, HttpRequest request)
    {
        Requests.Enqueue($"PUT {digest} {request.ContentLength}");
        if (Refusal is { } refusal)
        {
            return Results.Text("3 MiB free", statusCode: refusal);
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        if (Convert.ToHexStringLower(SHA256.HashData(body.ToArray())) != digest)
        {
            return Results.BadRequest("digest differs");
        }

        Blobs[digest] = body.ToArray();
        return Results.StatusCode(201);
    }
}
