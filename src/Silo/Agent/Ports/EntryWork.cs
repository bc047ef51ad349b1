using System.Collections.Immutable;
using Fog.Agent.Docker;
using Fog.Agent.Processes;
using Fog.Agent.Routing;

namespace Fog.Agent.Ports;

/// <summary>Makes entries on this host. Each step may find its work done.</summary>
internal sealed class EntryWork(Sandboxes sandboxes, Swarm swarm)
{
    /// <summary>
    /// All connections to a task come from one address: without these, those that ended within the last minute hold the ports that new
    /// ones need, from some 450 connections a second on.
    /// </summary>
    private static readonly ImmutableArray<string> Settings = ["net.ipv4.tcp_tw_reuse=1", "net.ipv4.ip_local_port_range=1024 65535"];

    /// <summary>When this returns, the entry is as ordered.</summary>
    /// <param name="order">What it is to be.</param>
    /// <param name="last">What it was a moment ago; null when that isn't sure.</param>
    public async Task<ReadyEntry> Ensure(EntryOrder order, ReadyEntry? last, CancellationToken ct)
    {
        // A task that moved needs a route only: the engine isn't asked, as all its connections wait for this.
        if (last is null || last.Order.Network != order.Network || last.Order.Swarm.Swarm != order.Swarm.Swarm)
        {
            if (!await swarm.JoinUnlessElsewhere(order.Swarm, ct))
            {
                throw new FogException($"The host isn't in {order.Swarm}.");
            }

            var sandbox = await sandboxes.Ensure(new SandboxOrder(NameOf(order.Service), "entry", order.Network, order.Swarm.Swarm, order.Service), ct);
            await Tool.Run("nsenter", [$"--net={sandbox.Namespace}", "sysctl", "-qw", .. Settings], ct);
            last = new ReadyEntry(sandbox.Namespace, order);
        }

        await Tool.Run("nsenter", PeerRoutes.Arguments(last.Namespace), ct, order.Script());
        return last with { Order = order };
    }

    /// <summary>When this returns, the service has no entry on this host.</summary>
    public Task Remove(ServiceName service, CancellationToken ct) => sandboxes.Remove(NameOf(service), ct);

    /// <summary>The services that have an entry on this host, also of a former life of the node.</summary>
    public Task<IReadOnlyList<ServiceName>> Present(CancellationToken ct) => sandboxes.Entries(ct);

    private static string NameOf(ServiceName service) => $"fog-entry.{service}";
}
