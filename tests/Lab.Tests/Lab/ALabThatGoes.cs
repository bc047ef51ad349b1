using CliWrap;
using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab;

[Collection(RootLabs.Name)]
public sealed class ALabThatGoes(TwoHosts two) : IAsyncLifetime
{
    private const string Name = "testgone";
    private static readonly LabSpec Spec = LabSpec.Of(Name, 1) with { Nodes = false };

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync() => await FogLab.Down(Name);

    [Fact]
    public async Task Lives_beside_another_and_leaves_nothing_but_the_other()
    {
        var lab = await FogLab.Up(Spec, cancel: TwoHosts.Cancel);
        await PauseImage.Import(lab.Host("h1"));
        await lab.Host("h1").Exec(["docker", "run", "--detach", "pause"], TwoHosts.Cancel);
        Assert.True(Traces.Of(Name).Count > 5);
        Assert.Equal("10.77.0.1", lab.Host("h1").State.Address);
        Assert.NotEqual(two.H1.Init, lab.Host("h1").Init);

        await lab.Down(TwoHosts.Cancel);

        Assert.Empty(Traces.Of(Name));
        Assert.Equal(2, (await Ping.Run(two.H1, two.H2, 2)).Received);
    }

    [Fact]
    public async Task Is_cleaned_by_the_next_up_after_everything_of_it_was_killed()
    {
        var shape = LinkShape.Delayed(TimeSpan.FromMilliseconds(1));
        var two = Spec with { Hosts = LabSpec.Of(Name, 2).Hosts, Links = [.. LinkSpec.Between("h1", "h2", shape)] };
        await FogLab.Up(two, cancel: TwoHosts.Cancel);
        await KillEverything();

        var lab = await FogLab.Up(Spec, cancel: TwoHosts.Cancel);

        Assert.Equal(["h1"], (await lab.Status(TwoHosts.Cancel)).Hosts.Where(h => h.Engine).Select(h => h.Name));
        Assert.DoesNotContain(Traces.Of(Name), t => t.EndsWith("-h2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Leaves_nothing_when_its_start_is_interrupted()
    {
        using var stop = new CancellationTokenSource();
        var interrupt = new Interrupt(stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => FogLab.Up(Spec, interrupt, stop.Token));

        Assert.Empty(Traces.Of(Name));
    }

    [Fact]
    public async Task Quotes_the_log_of_a_node_that_ends_and_leaves_nothing()
    {
        var program = Path.Combine(Path.GetTempPath(), $"fog-node-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(program, "#!/bin/sh\necho \"no store at $Fog__ConnectionString\"\nexit 3\n", TwoHosts.Cancel);
        await Cli.Wrap("chmod").WithArguments(["+x", program]).ExecuteAsync(TwoHosts.Cancel);
        try
        {
            var error = await Assert.ThrowsAsync<LabException>(() => FogLab.Up(LabSpec.Of(Name, 1) with { NodeProgram = program }, cancel: TwoHosts.Cancel));

            Assert.Contains("h1: the node has ended", error.Message, StringComparison.Ordinal);
            Assert.Contains("no store at Data Source=/var/lib/fog-lab/testgone/cluster/fog.db", error.Message, StringComparison.Ordinal);
            Assert.Empty(Traces.Of(Name));
        }
        finally
        {
            File.Delete(program);
        }
    }

    [Fact]
    public async Task Runs_a_store_that_its_hosts_reach()
    {
        var lab = await FogLab.Up(Spec with { Store = StoreKind.Postgres }, cancel: TwoHosts.Cancel);
        var tables = await lab.Host("h1").Exec(
            ["psql", $"host={Addresses.Wire} user=fog dbname=fog", "--tuples-only", "--no-align", "-c", "select current_database()"], TwoHosts.Cancel);

        Assert.Equal("fog\n", tables.Output);
        Assert.Equal("Host=10.77.255.254;Port=5432;Database=fog;Username=fog", lab.State.ConnectionString);
    }

    private static async Task KillEverything()
    {
        while (Traces.Processes(Name).ToArray() is { Length: > 0 } left)
        {
            await Cli.Wrap("kill")
                .WithArguments(["-9", .. left.Select(p => $"{p}")])
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(TwoHosts.Cancel);
        }
    }

    private sealed class Interrupt(CancellationTokenSource stop) : IProgress<LabStep>
    {
        public void Report(LabStep value)
        {
            if (value.What == "host is on")
            {
                stop.Cancel();
            }
        }
    }
}
