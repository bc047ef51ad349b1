using System.Net;
using Fog.Api;
using Fog.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Fog.Hosting;

/// <summary>How a node's HTTP side is set up.</summary>
public static class WebHosting
{
    /// <summary>Kestrel on the node's address and on the loopback, and the routes.</summary>
    public static void UseFogWeb(this IWebHostBuilder web, NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        web.UseKestrelCore()
            .ConfigureKestrel(kestrel => Listen(kestrel, options))
            .ConfigureServices(services => services.AddRouting().AddFogMetrics())
            .Configure(app => app.UseRouting().UseEndpoints(routes => routes.MapNode()));
    }

    private static void Listen(KestrelServerOptions kestrel, NodeOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(options.Address, options.HttpPort);
        if (!IPAddress.IsLoopback(options.Address))
        {
            kestrel.Listen(IPAddress.Loopback, options.HttpPort);
        }
    }

    private static void AddFogMetrics(this IServiceCollection services)
    {
        services.AddSingleton<ITaskCounts, NoTasks>().AddSingleton<NodeMeter>();
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Microsoft.Orleans", "System.Runtime", NodeMeter.Name)
            .AddInstrumentation<NodeMeter>()
            .AddPrometheusExporter());
    }
}
