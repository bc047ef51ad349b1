using Orleans.Runtime;

namespace Fog.Placement;

/// <summary>Which live silo bears a name.</summary>
public static class HostNames
{
    /// <summary>Where the silo of a node listens; null when no live one has that name.</summary>
    public static System.Net.IPEndPoint? Endpoint(this IClusterMembershipService membership, NodeName node) =>
        membership.Silo(node.Value)?.Endpoint;

    /// <inheritdoc cref="Silo(IClusterMembershipService, string)"/>
    internal static SiloAddress? Silo(this IClusterMembershipService membership, GrainId grain) => membership.Silo(grain.Key.ToString()!);

    /// <summary>Null when none does. A name stands twice while a restarted host's former self isn't declared dead yet: the later one counts.</summary>
    internal static SiloAddress? Silo(this IClusterMembershipService membership, string name) =>
        membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && member.Name == name)
            .MaxBy(member => member.SiloAddress.Generation)?.SiloAddress;

    /// <summary>The names of the silos that are alive, each once, in order.</summary>
    internal static IEnumerable<NodeName> Alive(this IClusterMembershipService membership) =>
        membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active)
            .Select(member => new NodeName(member.Name)).Distinct().Order();
}
