using Fog.Client;

namespace Fog.Tests.Fakes;

/// <summary>A client that is connected to a silo with fake grains, for the tests of one class.</summary>
public sealed class AConnection : IAsyncLifetime
{
    private readonly FakeFog _fog = new();
    private FogClient? _client;

    internal FogClient Client => _client ?? throw new InvalidOperationException("It isn't connected yet.");

    public async ValueTask InitializeAsync()
    {
        await _fog.Start();
        _client = await FogClient.Connect(
            new FogClientOptions { Gateways = [$"127.0.0.1:{_fog.GatewayPort}"], ResponseTimeout = TimeSpan.FromSeconds(6) }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }

        await _fog.DisposeAsync();
    }
}
