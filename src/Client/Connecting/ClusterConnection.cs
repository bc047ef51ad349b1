using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Messaging;

namespace Fog.Client;

/// <summary>A connection to a fog that this process made and must end.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);
    private readonly ServiceProvider _services;

    private ClusterConnection(ServiceProvider services, GatewayLoss loss, double patience) => (_services, Loss, Patience) = (services, loss, patience);

    public GatewayLoss Loss { get; }

    /// <summary>How many times as long as usual nodes may take.</summary>
    public double Patience { get; }

    /// <summary>For bulk data. It goes straight to nodes, never through a proxy, and may take long: each use sets its own limit.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = 64 << 10,
    };

    public IClusterClient Cluster => _services.GetRequiredService<IClusterClient>();

    /// <exception cref="FogException">No gateway answered in time.</exception>
    public static async Task<ClusterConnection> Open(FogClientOptions options, CancellationToken ct)
    {
        var resolved = await Task.WhenAll(options.Gateways.Select(gateway => GatewayAddress.Resolve(gateway, ct)));
        var gateways = resolved.SelectMany(points => points).Distinct().ToImmutableArray();
        var patience = options.ConnectTimeout * options.Patience;
        await GatewayProbe.Run(gateways, patience, ct);

        var loss = new GatewayLoss();
        var connection = new ClusterConnection(Services(options, gateways, loss), loss, options.Patience);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        try
        {
            foreach (var service in connection._services.GetServices<IHostedService>())
            {
                await service.StartAsync(limit.Token).WaitAsync(limit.Token);
            }

            return connection;
        }
        catch (Exception e) when (Interruption.Is(e, CancellationToken.None))
        {
            await connection.DisposeAsync();
            ct.ThrowIfCancellationRequested();
            var tried = string.Join(", ", gateways);
            throw new FogException(GatewayProbe.NoGateway(
                $"{tried}: no fog node with cluster id '{options.ClusterId}' within {patience.TotalSeconds:0} s"), e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            foreach (var service in _services.GetServices<IHostedService>())
            {
                await service.StopAsync(limit.Token).WaitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // A gateway that hangs must not keep this process: what is left ends with its sockets, below.
        }

        Http.Dispose();
        await _services.DisposeAsync();
    }

    // A service collection instead of a host: a host would take over Ctrl+C, which belongs to the program around the client.
    private static ServiceProvider Services(FogClientOptions options, ImmutableArray<IPEndPoint> gateways, GatewayLoss loss)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(options.LoggerFactory ?? NullLoggerFactory.Instance);
        services.AddOrleansClient(client => client
            .ConfigureServices(inner => inner.AddSingleton<IGatewayListProvider>(new LiveGateways(gateways, options.GatewayRefresh)))
            .AddMemoryStreams(ServiceNews.Provider, stream => stream.ConfigurePartitioning(1))
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId))
            .Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = options.GatewayRefresh)
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = options.ResponseTimeout * options.Patience)
            .AddClusterConnectionLostHandler((_, _) => loss.Happened())
            .AddGatewayCountChangedHandler((_, count) =>
            {
                if (count.NumberOfConnectedGateways < count.PreviousNumberOfConnectedGateways)
                {
                    loss.Happened();
                }
            })
            .UseConnectionRetryFilter(async (_, ct) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
                return true;
            }));
        return services.BuildServiceProvider();
    }
}
