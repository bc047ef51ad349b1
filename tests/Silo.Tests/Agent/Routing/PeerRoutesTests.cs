using Fog.Agent.Routing;

namespace Fog.Tests.Agent.Routing;

public sealed class Stable_addresses
{
    [Fact]
    public void Are_set_by_one_batch_that_may_be_repeated() => Assert.Equal(
        """
        address replace 100.64.0.1/32 dev lo
        address replace 169.254.70.71/32 dev lo
        route replace 100.64.0.2/32 via 10.1.0.2 src 100.64.0.1 rto_min 50ms
        route replace 100.64.0.3/32 via 10.1.0.3 src 100.64.0.1 rto_min 50ms

        """,
        PeerRoutes.Script("100.64.0.1", AnOrder.Peers("api", "db")));

    [Fact]
    public void Are_there_without_peers_too() => Assert.Equal("address replace 100.64.0.1/32 dev lo\naddress replace 169.254.70.71/32 dev lo\n", PeerRoutes.Script("100.64.0.1", []));

    [Fact]
    public void Are_set_in_the_sandbox_without_a_shell() => Assert.Equal(["--net=/run/netns/7", "ip", "-batch", "-"], PeerRoutes.Arguments("/run/netns/7"));

    [Fact]
    public void Have_names() => Assert.Equal(
        "127.0.0.1\tlocalhost\n100.64.0.1\tweb\n169.254.70.71\tfog\n100.64.0.2\tapi\n100.64.0.3\tdb\n", HostsFile.Text("web", "100.64.0.1", AnOrder.Peers("api", "db")));

    [Fact]
    public void Leave_the_name_of_the_shared_state_to_a_task_that_has_it()
    {
        Assert.Equal("127.0.0.1\tlocalhost\n100.64.0.1\tfog\n", HostsFile.Text("fog", "100.64.0.1", []));
        Assert.Equal("127.0.0.1\tlocalhost\n100.64.0.1\tweb\n100.64.0.2\tfog\n", HostsFile.Text("web", "100.64.0.1", AnOrder.Peers("fog")));
    }

    [Fact]
    public async Task Change_their_names_within_the_same_file_as_the_task_holds_on_to_it()
    {
        using var directory = new Hosting.TestDirectory();
        var path = Path.Combine(directory.Path, "hosts");
        await HostsFile.Write(path, "a long line that is there first\n", TestContext.Current.CancellationToken);
        using var held = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        await HostsFile.Write(path, "short\n", TestContext.Current.CancellationToken);
        Assert.Equal("short\n", await held.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
