using System.Collections.Immutable;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab.Network;

public class Batches
{
    private static readonly HostState H1 = Host("h1", 1);
    private static readonly HostState H300 = Host("h300", 300);

    [Fact]
    public void A_host_gets_a_cable_whose_ends_are_born_where_they_belong() =>
        Assert.Equal("link add eth0 netns fog-lab-h300 address 02:46:4f:50:01:2c type veth peer name p300 netns fog-lab\n", WireCommands.Cable("fog-lab", H300, Addresses.PlainCard(300)));

    [Fact]
    public void A_shaped_peer_is_routed_over_the_switch_with_its_hardware_address_written_down() =>
        Assert.Equal(
            """
            link set shape0 address 02:46:4f:53:00:01 addrgenmode none up
            neighbour replace 10.77.1.44 lladdr 02:46:4f:53:01:2c dev shape0 nud permanent
            route replace 10.77.1.44/32 dev shape0 src 10.77.0.1

            """,
            ShapedRoutes.Lead(H1, [H300]));

    [Fact]
    public void Cuts_drop_what_arrives_and_tell_nobody()
    {
        var rules = CutRules.OfHost(["10.77.0.2", "10.77.0.3"]);

        Assert.Contains("elements = { 10.77.0.2, 10.77.0.3 }", rules, StringComparison.Ordinal);
        Assert.Contains("hook prerouting priority -300", rules, StringComparison.Ordinal);
        Assert.Contains("ip saddr @cut drop", rules, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuts_stand_in_front_of_a_virtual_machine() =>
        Assert.StartsWith("table bridge fog_cut\ndelete table bridge fog_cut\ntable bridge", CutRules.OfBridge(["10.77.0.2"]), StringComparison.Ordinal);

    [Fact]
    public void No_cuts_leave_no_table() =>
        Assert.Equal("table inet fog_cut\ndelete table inet fog_cut\n", CutRules.OfHost([]));

    [Theory]
    [InlineData("fog-a", true)]
    [InlineData("fog-a-h1", true)]
    [InlineData("fog-ab", false)]
    [InlineData("fog-ab-h1", false)]
    [InlineData("docker", false)]
    public void A_lab_owns_only_what_bears_its_name(string name, bool owned) => Assert.Equal(owned, Namespaces.Owns("a", name));

    private static HostState Host(string name, int index) =>
        HostState.From("lab", index, new HostSpec(name), new MachineShare(1, 1, 1)) with { Labels = ImmutableSortedDictionary<string, string>.Empty };
}
