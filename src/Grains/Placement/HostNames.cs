using Orleans.Runtime;

namespace Fog.Placement;

/// <summary>Which live silo bears a name.</summary>
internal static class HostNames
{
    /// <summary>Null when none does. A name stands twice while a restarted host's former self isn't declared dead yet: the later one counts.</summary>
    public static SiloAddress? Silo(this IClusterMembershipService membership, GrainId grain)
    {
        var name = grain.Key.ToString();
        return membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active && member.Name == name)
            .MaxBy(member => member.SiloAddress.Generation)?.SiloAddress;
    }

    /// <summary>The names of the silos that are alive, each once, in order.</summary>
    public static IEnumerable<NodeName> Alive(this IClusterMembershipService membership) =>
        membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active)
            .Select(member => new NodeName(member.Name)).Distinct().Order();
}
