using Docker.DotNet;

namespace Fog.Agent.Docker;

/// <summary>Hosts that a swarm's manager takes for down. They keep what they held, such as a place in a network, until the swarm forgets them.</summary>
internal static class LostHosts
{
    /// <summary>When this returns, the swarm that this host manages has forgotten those that have been down for so long.</summary>
    public static async Task Forget(IDockerClient docker, TimeSpan since, TimeProvider clock, CancellationToken ct)
    {
        var hosts = await docker.Swarm.ListNodesAsync(ct);
        foreach (var lost in hosts.Where(host => host.Status?.State == "down" && clock.GetUtcNow() - host.UpdatedAt >= since))
        {
            await docker.Swarm.RemoveNodeAsync(lost.ID, true, ct);
        }
    }
}
