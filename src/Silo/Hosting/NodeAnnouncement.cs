using Fog.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Fog.Hosting;

/// <summary>Says that the node is up, when it is, and that it leaves.</summary>
public sealed class NodeAnnouncement(NodeOptions options, ClusterStore store, ILogger<NodeAnnouncement> log) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        log.NodeUp(options.Name, options.Address, options.SiloPort, options.GatewayPort, options.HttpPort, store.Place);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        log.NodeLeaves(options.Name);
        return Task.CompletedTask;
    }
}
