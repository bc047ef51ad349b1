using System.Collections.Immutable;
using Orleans.Runtime;

namespace Fog.Hosting;

/// <summary>Something that happened to another node of the fog.</summary>
/// <param name="Node">The node.</param>
/// <param name="Kind">What happened.</param>
public sealed record MemberNews(string Node, MemberNewsKind Kind)
{
    /// <summary>What happened between two views. A node that shuts down says so first; one that goes from active to dead is lost.</summary>
    public static ImmutableArray<MemberNews> Between(ClusterMembershipSnapshot before, ClusterMembershipSnapshot after, SiloAddress self)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. after.Members.Values
                .Where(member => !member.SiloAddress.Equals(self))
                .Select(member => (member.Name, Kind: Change(before.GetSiloStatus(member.SiloAddress), member.Status)))
                .Where(news => news.Kind is not null)
                .Select(news => new MemberNews(news.Name, news.Kind!.Value))
                .OrderBy(news => news.Node, StringComparer.Ordinal),
        ];
    }

    private static MemberNewsKind? Change(SiloStatus before, SiloStatus after) => (before, after) switch
    {
        (SiloStatus.Active, SiloStatus.Active) => null,
        (_, SiloStatus.Active) => MemberNewsKind.Joined,
        (SiloStatus.Active, SiloStatus.ShuttingDown or SiloStatus.Stopping) => MemberNewsKind.Left,
        (SiloStatus.Active, SiloStatus.Dead) => MemberNewsKind.Lost,
        _ => null,
    };
}

/// <summary>What can happen to a node.</summary>
public enum MemberNewsKind
{
    /// <summary>It takes part from now on.</summary>
    Joined,

    /// <summary>It was asked to end.</summary>
    Left,

    /// <summary>The others declared it dead.</summary>
    Lost,
}
