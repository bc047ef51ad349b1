using Fog.Client;
using Fog.Tests.Fakes;

namespace Fog.Tests.Moving;

/// <summary>The client's call that takes checkpoints, over a real connection to a silo with fake grains.</summary>
public sealed class ACheckpoint : IAsyncLifetime
{
    private readonly FakeFog _fog = new();
    private FogClient _client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _fog.Start();
        _client = await FogClient.Connect(new FogClientOptions { Gateways = [$"127.0.0.1:{_fog.GatewayPort}"], ResponseTimeout = TimeSpan.FromSeconds(6) }, Ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _fog.DisposeAsync();
    }

    [Fact]
    public async Task Is_followed_until_another_host_keeps_it()
    {
        var taken = await _client.Checkpoints.Take(new TaskId(new ServiceName("hello"), "web"), Ct);
        Assert.Equal((7, 2), (taken.Number, taken.Keepers.Length));
    }

    [Fact]
    public async Task That_comes_to_nothing_says_why()
    {
        var error = await Assert.ThrowsAsync<FogException>(() => _client.Checkpoints.Take(new TaskId(new ServiceName("hello"), "stubborn"), Ct));
        Assert.Equal("No checkpoint of hello/stubborn was taken: it watches files.", error.Message);
    }
}
