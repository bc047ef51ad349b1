using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab;

[Collection(RootLabs.Name)]
public class ARunningLab(TwoHosts two)
{
    [Fact]
    public async Task Has_an_engine_of_its_own_on_each_host()
    {
        string[] command = ["docker", "info", "--format", "{{.Name}} {{.CgroupDriver}}"];
        var answers = await Task.WhenAll(two.H1.Exec(command, TwoHosts.Cancel), two.H2.Exec(command, TwoHosts.Cancel));

        Assert.Equal(["h1 cgroupfs\n", "h2 cgroupfs\n"], answers.Select(a => a.Output));
        Assert.True(File.Exists(two.H1.EngineSocket));
    }

    [Fact]
    public async Task Lets_its_hosts_find_each_other_by_name() =>
        Assert.Equal(3, (await Ping.Run(two.H1, two.H2, 3)).Received);

    [Fact]
    public async Task Passes_input_output_and_exit_code()
    {
        var result = await two.H1.Exec(["sh", "-c", "cat; hostname >&2; exit 7"], TwoHosts.Cancel, input: "hello");

        Assert.Equal(new ExecResult(7, "hello", "h1\n"), result);
    }

    [Fact]
    public async Task Kills_a_command_that_is_cancelled()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two.H1.Exec(["sleep", "4321"], soon.Token));

        var left = await two.H1.Exec(["pgrep", "-f", "^sleep 4321"], TwoHosts.Cancel);
        Assert.Equal("", left.Output);
    }

    [Fact]
    public async Task Is_reported_as_it_is()
    {
        var status = await two.Lab.Status(TwoHosts.Cancel);

        Assert.Equal([("h1", "10.77.0.1", true, true), ("h2", "10.77.0.2", true, true)], status.Hosts.Select(h => (h.Name, h.Address, h.On, h.Engine)));
        Assert.All(status.Hosts, h => Assert.False(h.Node));
    }

    [Fact]
    public async Task Refuses_a_second_one_of_its_name()
    {
        var error = await Assert.ThrowsAsync<LabException>(() => FogLab.Up(LabSpec.Of("testtwo", 1) with { Nodes = false }, cancel: TwoHosts.Cancel));

        Assert.Contains("runs already", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Ping.Run(two.H1, two.H2, 2)).Received);
    }

    [Fact]
    public void Knows_its_hosts_by_name() =>
        Assert.Contains("h1, h2", Assert.Throws<LabException>(() => two.Lab.Host("h9")).Message, StringComparison.Ordinal);
}
