using System.Collections.Immutable;
using System.Net;
using Fog.Hosting;
using Orleans.Runtime;

namespace Fog.Tests.Hosting;

public sealed class News_of_other_nodes
{
    private static readonly SiloAddress Self = Address(1);

    [Theory]
    [InlineData(null, SiloStatus.Active, MemberNewsKind.Joined)]
    [InlineData(SiloStatus.Joining, SiloStatus.Active, MemberNewsKind.Joined)]
    [InlineData(SiloStatus.Active, SiloStatus.ShuttingDown, MemberNewsKind.Left)]
    [InlineData(SiloStatus.Active, SiloStatus.Dead, MemberNewsKind.Lost)]
    public void Are_told(SiloStatus? before, SiloStatus after, MemberNewsKind kind) =>
        Assert.Equal([new MemberNews("h2", kind)], MemberNews.Between(View(before), View(after), Self));

    [Theory]
    [InlineData(null, SiloStatus.Joining)]
    [InlineData(SiloStatus.Active, SiloStatus.Active)]
    [InlineData(SiloStatus.ShuttingDown, SiloStatus.Dead)]
    [InlineData(SiloStatus.Joining, SiloStatus.Dead)]
    public void Are_not_told_twice_or_of_nothing(SiloStatus? before, SiloStatus after) =>
        Assert.Empty(MemberNews.Between(View(before), View(after), Self));

    [Fact]
    public void Do_not_tell_of_oneself() => Assert.Empty(MemberNews.Between(View(null), View(SiloStatus.Active), Address(2)));

    private static SiloAddress Address(int port) => SiloAddress.New(IPAddress.Loopback, port, 1);

    private static ClusterMembershipSnapshot View(SiloStatus? status)
    {
        var members = ImmutableDictionary<SiloAddress, ClusterMember>.Empty.Add(Self, new(Self, SiloStatus.Active, "h1"));
        return new(status is null ? members : members.Add(Address(2), new(Address(2), status.Value, "h2")), new MembershipVersion(1));
    }
}
