using System.Collections.Immutable;
using Fog.Lab;
using Fog.Lab.Hosts;
using Fog.Lab.Stores;
using Xunit;

namespace Fog.Tests.Lab.Hosts;

public class Commands
{
    private static readonly HostState Host = HostState.From(
        "lab",
        2,
        new HostSpec("h2", Price: 0.5, Labels: ImmutableSortedDictionary<string, string>.Empty.Add("region", "eu")),
        new MachineShare(0.5, 2L << 30, 3L << 30));

    private static readonly LabState Lab = new("lab", "fog-lab", StoreKind.Sqlite, "Data Source=/x/fog.db", "/opt/fog-node", 1, [Host], [], []);

    [Fact]
    public void A_node_is_told_everything_by_environment() => Assert.Equal(
        [
            "env", "TMPDIR=/run", "Fog__Name=h2", "Fog__Address=10.77.0.2", "Fog__Store=sqlite", "Fog__ConnectionString=Data Source=/x/fog.db",
            "Fog__CgroupParent=/fog-lab-h2", "Fog__Offer__Cpus=0.5", "Fog__Offer__Memory=2048Mi", "Fog__Offer__Disk=3072Mi",
            "Fog__PricePerCpuHour=0.5", "Fog__Labels__region=eu", "/opt/fog-node",
        ],
        NodeCommand.Arguments(Lab, Host, "/opt/fog-node"));

    [Fact]
    public void An_engine_keeps_its_containers_in_the_cgroup_of_its_host() =>
        Assert.Contains("--cgroup-parent=/fog-lab-h2", EngineCommand.Arguments(Host));

    [Fact]
    public void A_missing_node_is_named_with_the_way_out()
    {
        var error = Assert.Throws<LabException>(() => NodeCommand.Locate("/nowhere/fog-node"));
        Assert.Contains("/nowhere/fog-node", error.Message, StringComparison.Ordinal);
        Assert.Contains("FOG_NODE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_store_listens_inside_the_lab_only() =>
        Assert.Contains("listen_addresses=10.77.255.254", new PostgresCommand("/bin", "/data", "/run/netns/fog-lab").Serve());

    [Fact]
    public void A_process_is_read_from_its_status()
    {
        var entry = ProcessEntry.Parse("Name:\tcatatonit\nVmRSS:\t     696 kB\nNSpid:\t8149\t1\n");
        Assert.Equal(new ProcessEntry(8149, 1, 2, "catatonit", 696 << 10), entry);
    }
}
