using System.Collections.Immutable;
using Fog.Nodes;
using Fog.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Migration.Running;

/// <summary>Turns the way to a task that moved in the sandboxes of its peers, wherever they are.</summary>
internal sealed partial class MoveRoutes(TaskId task, TaskJournal journal, IGrainFactory grains, ILogger log)
{
    /// <summary>Where the peers are.</summary>
    public async Task<(PeerTable Peers, ImmutableArray<NodeName> Hosts)> Surroundings(CancellationToken ct)
    {
        var peers = await grains.GetGrain<IServiceGrain>(task.Service.Value).PeersOf(task.Task, ct);
        return (peers.Table, peers.Hosts);
    }

    /// <summary>A peer that moved at the same time may have been somewhere else when the order was written.</summary>
    public async Task Acquaint(NodeName node)
    {
        try
        {
            var (peers, _) = await Surroundings(CancellationToken.None);
            await grains.Ask(node, grain => grain.Start(task, peers));
        }
        catch (Exception e) when (e is FogException or OrleansException or TimeoutException)
        {
            LogUnrouted(task, node, e.Message);
        }
    }

    /// <summary>All at once: each millisecond here is one in which a peer's packets go nowhere.</summary>
    public async Task Turn(IEnumerable<NodeName> hosts)
    {
        if (journal.Now is { Order: { Address: { } address }, Last.Overlay: { } overlay })
        {
            var told = await Task.WhenAll(hosts.Select(host => Turn(host, address, overlay)));
            if (journal.Now.Unrouted.Intersect(told.OfType<NodeName>()).Any())
            {
                await journal.Write(journal.Now.Routed(told.OfType<NodeName>()));
            }
        }
    }

    private async Task<NodeName?> Turn(NodeName host, string address, string overlay)
    {
        try
        {
            await grains.Tell(host, node => node.Reroute(task, address, overlay));
            return host;
        }
        catch (FogException e)
        {
            LogUnrouted(task, host, e.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The way to or from {Task} isn't set on {Node} yet and is tried again: {Reason}")]
    private partial void LogUnrouted(TaskId task, NodeName node, string reason);
}
