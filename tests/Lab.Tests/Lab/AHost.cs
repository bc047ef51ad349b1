using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab;

[Collection(RootLabs.Name)]
public class AHost(TwoHosts two)
{
    [Fact]
    public async Task Keeps_its_disks_and_nothing_else_across_a_power_loss()
    {
        await PauseImage.Import(two.H2);
        await two.H2.Exec(["docker", "run", "--detach", "--name", "sleeper", "pause"], TwoHosts.Cancel);
        await two.H2.Exec(["sh", "-c", "echo kept >/var/lib/fog/note; echo lost >/run/note"], TwoHosts.Cancel);
        Assert.Equal("true\n", (await Inspect()).Output);
        var init = two.H2.Init;

        await two.H2.Crash(TwoHosts.Cancel);

        Assert.Null(two.H2.Init);
        Assert.False(Directory.Exists($"/proc/{init}"));
        Assert.False((await two.H2.Status(TwoHosts.Cancel)).On);
        Assert.Equal(0, (await Ping.Run(two.H1, two.H2, 2)).Received);
        await Assert.ThrowsAsync<LabException>(() => two.H2.Exec(["true"], TwoHosts.Cancel));

        await two.H2.Start(cancel: TwoHosts.Cancel);

        Assert.Equal("false\n", (await Inspect()).Output);
        Assert.Equal("kept\n", (await two.H2.Exec(["cat", "/var/lib/fog/note"], TwoHosts.Cancel)).Output);
        Assert.NotEqual(0, (await two.H2.Exec(["cat", "/run/note"], TwoHosts.Cancel)).ExitCode);
        Assert.Equal(3, (await Ping.Run(two.H1, two.H2, 3)).Received);
    }

    [Fact]
    public async Task Comes_back_with_its_links_and_cuts()
    {
        await two.Lab.Link("h1", "h2", LinkShape.Delayed(TimeSpan.FromMilliseconds(20)), TwoHosts.Cancel);
        await two.H1.Crash(TwoHosts.Cancel);
        await two.Lab.Cut("h1", "h2", TwoHosts.Cancel);
        await two.H1.Start(cancel: TwoHosts.Cancel);
        Assert.Equal(0, (await Ping.Run(two.H2, two.H1, 2)).Received);

        await two.Lab.Heal("h1", "h2", TwoHosts.Cancel);
        Assert.InRange((await Ping.Run(two.H2, two.H1, 5)).MeanMilliseconds, 40, 55);
        await two.Lab.Link("h1", "h2", LinkShape.Plain, TwoHosts.Cancel);
    }

    [Fact]
    public async Task Is_started_again_without_effect_when_all_of_it_runs()
    {
        var init = two.H1.Init;
        await two.H1.Start(cancel: TwoHosts.Cancel);
        Assert.Equal(init, two.H1.Init);
    }

    private Task<ExecResult> Inspect() => two.H2.Exec(["docker", "inspect", "--format", "{{.State.Running}}", "sleeper"], TwoHosts.Cancel);
}
