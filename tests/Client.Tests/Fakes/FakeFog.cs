using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fog.Tests.Fakes;

/// <summary>What the fake grains know: it outlives the silo, as a store does.</summary>
internal sealed class FakeFog : IAsyncDisposable
{
    private IHost? _host;

    public int GatewayPort { get; } = FreePort();

    /// <summary>Port of the HTTP side of each node that answers.</summary>
    public int HttpPort { get; set; }

    /// <summary>Names of the nodes that are in the fog.</summary>
    public IReadOnlyList<string> Nodes { get; set; } = ["h1"];

    /// <summary>Whether a service is where it should be right after each request.</summary>
    public bool SettlesAtOnce { get; set; }

    public ConcurrentDictionary<string, FakeService> Services { get; } = [];

    public ConcurrentDictionary<string, FakeSharedState> SharedStates { get; } = [];

    public FakeVolumes Volumes { get; } = new();

    /// <summary>Starts a silo that listens for clients at <see cref="GatewayPort"/>.</summary>
    public async Task Start()
    {
        var builder = new HostBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .ConfigureServices(services => services.AddSingleton(this))
            .UseOrleans(silo => silo.UseLocalhostClustering(FreePort(), GatewayPort, serviceId: "fog", clusterId: "fog"));
        _host = builder.Build();
        await _host.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the silo without a word to anybody, as a power loss does.</summary>
    public async Task Crash()
    {
        if (_host is { } host)
        {
            _host = null;
            await host.StopAsync(new CancellationToken(canceled: true));
            host.Dispose();
        }
    }

    public async ValueTask DisposeAsync() => await Crash();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
