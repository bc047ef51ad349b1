using Fog.Agent.SharedState;
using Fog.Api.SharedState;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
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
            .ConfigureServices(services => services.AddRouting().AddTaskDoors().AddFogMetrics())
            .Configure(app => app
                .MapWhen(IsOfTask, tasks => tasks.UseRouting().UseEndpoints(routes => routes.MapSharedState()))
                .UseRouting().UseEndpoints(routes => routes.MapNode()));
    }

    /// <summary>Tasks reach the shared state of their service and nothing else of the node.</summary>
    private static bool IsOfTask(HttpContext http) => http.Features.Get<TaskOrigin>() is not null;

    private static IServiceCollection AddTaskDoors(this IServiceCollection services) => services
        .AddSingleton<SharedStateCalls>()
        .AddSingleton<TaskConnections>()
        .AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<TaskConnections>());

    private static void Listen(KestrelServerOptions kestrel, NodeOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Listen(options.Address, options.HttpPort);
        kestrel.Listen(new TaskEndPoint());
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
