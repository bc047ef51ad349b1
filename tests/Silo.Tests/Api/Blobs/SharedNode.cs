using Fog.Agent.Transfer;
using Fog.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Fog.Tests.Api.Blobs;

/// <summary>One node for the tests of a class.</summary>
public sealed class SharedNode : IAsyncLifetime
{
    private readonly TestDirectory _directory = new();
    private TestNode? _node;

    public HttpClient Http => _node!.Http;

    /// <summary>A request for a blob that the node has, with a ticket.</summary>
    public HttpRequestMessage Request(byte[] bytes)
    {
        var ticket = _node!.Services.GetRequiredService<Tickets>().Issue(Api.Blobs.Bytes.Blob(bytes).Digest, new NodeName("h2"))!;
        return new(HttpMethod.Get, $"/v1/blobs/{ticket.Blob.Digest}") { Headers = { Authorization = new(BlobStream.TicketScheme, ticket.Secret) } };
    }

    public async Task<byte[]> Get(byte[] bytes)
    {
        using var request = Request(bytes);
        using var response = (await Http.SendAsync(request, TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public string Blobs => Path.Combine(_directory.Path, "blobs");

    public async ValueTask InitializeAsync() => _node = await TestNode.Start("h1", _directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _node!.DisposeAsync();
        _directory.Dispose();
    }
}
