using Fog.Tests.Hosting;

namespace Fog.Tests.Api.Blobs;

/// <summary>One node for the tests of a class.</summary>
public sealed class SharedNode : IAsyncLifetime
{
    private readonly TestDirectory _directory = new();
    private TestNode? _node;

    public HttpClient Http => _node!.Http;

    public string Blobs => Path.Combine(_directory.Path, "blobs");

    public async ValueTask InitializeAsync() => _node = await TestNode.Start("h1", _directory.Path);

    public async ValueTask DisposeAsync()
    {
        await _node!.DisposeAsync();
        _directory.Dispose();
    }
}
