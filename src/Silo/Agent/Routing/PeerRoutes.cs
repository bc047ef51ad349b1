using System.Collections.Immutable;
using Fog.Agent.Processes;
using Fog.Agent.SharedState;

namespace Fog.Agent.Routing;

/// <summary>
/// Stable task addresses: the task's own on its sandbox's loopback, and a route to each peer's through the peer's present overlay
/// address. A move is then a change of routes in the peers' sandboxes, which takes milliseconds.
/// </summary>
internal static class PeerRoutes
{
    /// <summary>When this returns, the sandbox has the task's address, that of the shared state, and the way to each peer.</summary>
    /// <param name="networkNamespace">Path of the sandbox's network namespace.</param>
    /// <param name="address">The task's address for life.</param>
    /// <param name="peers">Where its peers are.</param>
    public static Task Apply(string networkNamespace, string address, ImmutableArray<Peer> peers, CancellationToken ct) =>
        Tool.Run("nsenter", Arguments(networkNamespace), ct, Script(address, peers));

    /// <summary>What nsenter is started with.</summary>
    public static ImmutableArray<string> Arguments(string networkNamespace) => [$"--net={networkNamespace}", "ip", "-batch", "-"];

    /// <summary>What ip reads, one change a line; each may be repeated.</summary>
    public static string Script(string address, ImmutableArray<Peer> peers) => string.Concat(
        [$"address replace {address}/32 dev lo\n", $"address replace {TaskDoor.Address}/32 dev lo\n", .. peers.Select(peer => $"route replace {peer.Address}/32 via {peer.Overlay} src {address} {Resending.OfRoute}\n")]);
}
