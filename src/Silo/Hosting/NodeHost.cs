using Fog.Agent.Transfer;
using Fog.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Fog.Hosting;

/// <summary>
/// A node's process, without the agent. Services start in the order in which they stand here and stop in the reverse one: the HTTP
/// side is up while the silo joins and while it leaves, so <c>/healthz</c> can tell.
/// </summary>
public static class NodeHost
{
    /// <summary>The host, still to be built.</summary>
    public static IHostBuilder Create(NodeOptions options, IConfiguration configuration) => new HostBuilder()
        .UseContentRoot(AppContext.BaseDirectory)
        .ConfigureLogging(log => log.AddFogLog(configuration))
        .ConfigureServices(services => services.AddNode(options))
        .ConfigureWebHost(web => web.UseFogWeb(options))
        .UseOrleans(silo => silo.AddFogSilo(options))
        .ConfigureServices(services => services.AddHostedService<NodeAnnouncement>().AddHostedService<MembershipWatch>());

    private static void AddNode(this IServiceCollection services, NodeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(ClusterStore.Of(options));
        services.AddSingleton<StoreOpening>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddBulkData(options);
    }
}
