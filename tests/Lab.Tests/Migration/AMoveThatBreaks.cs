using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>
/// Real faults in real moves of a task that has memory, writes to it, and holds a client's connection: whatever is struck, one copy runs
/// afterwards and has lost nothing. Prints a line of the table in docs/migration.md for each.
/// </summary>
[Collection(FogLabs.Name)]
public sealed class AMoveThatBreaks(ThreeNodes fog, ITestOutputHelper output) : IClassFixture<AMoveThatBreaks.Service>, IAsyncLifetime
{
    private string _source = "";
    private string _destination = "";

    public async ValueTask InitializeAsync()
    {
        await fog.Deploy("mem", Workload.Spec("mem", 48, 4));
        _source = (string)(await fog.Fog.Task("mem", "holder"))["node"]!;
        _destination = await fog.NoManager(_source);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in OnHosts.Names)
        {
            await fog.Lab.Host(host).Start(cancel: CancellationToken.None);
        }
    }

    /// <param name="kept">Not where the node of the running copy is killed: connections that come through another node end with it.</param>
    [Theory]
    [InlineData("prepare", "destination's node is killed", "source", true)]
    [InlineData("prepare", "destination has no room for images", "source", true)]
    [InlineData("prepare", "destination's disk gets full", "source", true)]
    [InlineData("last pages", "destination's memory for images gets full", "source", true)]
    [InlineData("rounds", "source's node is killed", "source", false)]
    [InlineData("rounds", "destination's node is killed", "source", true)]
    [InlineData("rounds", "destination loses its power", "source", true)]
    [InlineData("rounds", "the link is cut for 5 s", "either", true)]
    [InlineData("freeze", "source's node is killed", "either", false)]
    [InlineData("freeze", "destination's node is killed", "source", true)]
    [InlineData("freeze", "the link is cut for 5 s", "either", true)]
    [InlineData("freeze", "all nodes are killed, that of the coordinator too", "either", false)]
    [InlineData("freeze", "source's CRIU is killed", "either", false)]
    [InlineData("freeze", "source loses its power", "destination or lost", true)]
    [InlineData("freeze", "the coordinator's host, a third one, loses its power", "either", false)]
    [InlineData("restore", "destination's CRIU is killed", "source", true)]
    [InlineData("restore", "destination's node is killed", "either", true)]
    [InlineData("commit", "source loses its power", "destination", true)]
    public async Task Leaves_one_copy_that_has_lost_nothing(string step, string fault, string expected, bool kept)
    {
        await Stand(fault);
        var port = (int)(await fog.Fog.Task("mem", "holder"))["publishedPort"]!;
        using var client = await KeptConnection.To(fog.Lab, Third, port);
        await client.Ask("/put");
        var before = await client.Ask("/tick");
        await using var strike = new Strike(fog.Lab, _source, _destination);
        await strike.Arm(fault);
        var struck = strike.When(step, fault);

        await fog.Fog.Succeed("migrate", "mem/holder", "--to", _destination, "--detach", "--method", step == "rounds" ? "delta-pre-copy" : "stop-and-copy");
        var hit = await struck;
        await strike.Mend();
        var isLost = false;
        await ThreeNodes.Until("the move is over and one copy is left", 240, async () =>
        {
            var (copies, phase) = (await Copies(), (string?)(await fog.Fog.Task("mem", "holder"))["phase"]);
            isLost = expected == "destination or lost" && (copies, phase) == (0, "failed");
            return isLost || (copies, phase) == (1, "running");
        });

        var at = (string)(await fog.Fog.Task("mem", "holder"))["node"]!;
        Assert.True(!hit || expected == "either" || at == (expected == "source" || isLost ? _source : _destination));
        if (!isLost)
        {
            Assert.Equal(before + 1, kept ? await client.Ask("/tick") : await Tick());
            await ThreeNodes.Until("a new connection finds all pages as they were", fault.EndsWith("loses its power", StringComparison.Ordinal) ? 90 : 0, IsWhole);
        }

        Assert.Equal(isLost ? 0 : 1, await Copies());
        foreach (var host in OnHosts.Names)
        {
            await ThreeNodes.Until($"{host} holds its own tasks and nothing else", 60, async () =>
                await fog.Leavings(host) == await fog.Belongings("mem", host, "holder"));
        }

        var end = isLost ? "is lost with its host" : $"runs at the {(at == _source ? "source" : "destination")}{(kept ? ", its connections go on" : "")}";
        output.WriteLine($"| {step} | {fault} | {(hit ? "" : "(too late) ")}{end} |");
    }

    /// <summary>The table of ports may have been on the host that lost its power: until it is elsewhere, new connections may be led there and reset after 30 s.</summary>
    private async Task<bool> IsWhole()
    {
        try
        {
            return await fog.Get("mem", "holder", "/check") == "ok";
        }
        catch (HttpRequestException e)
        {
            output.WriteLine(e.Message);
            return false;
        }
    }

    private string Third => OnHosts.Names.Single(host => host != _source && host != _destination);

    /// <summary>Moves the task so that the host that is to lose its power isn't the swarm's manager, with which the service's network would go.</summary>
    private async Task Stand(string fault)
    {
        var manager = await fog.Manager();
        var start = fault switch
        {
            "source loses its power" when _source == manager => _destination,
            "the coordinator's host, a third one, loses its power" when _source != manager => manager,
            _ => _source,
        };
        if (start != _source)
        {
            await fog.Fog.Succeed("migrate", "mem/holder", "--to", start);
            (_source, _destination) = (start, await fog.NoManager(start));
        }

        if (fault.StartsWith("the coordinator's host", StringComparison.Ordinal))
        {
            await Coordinate();
        }
    }

    /// <summary>When this returns, the task's grain is on the third host, which had the only node. One node is killed after the other: two need each other to agree on a third's death.</summary>
    private async Task Coordinate()
    {
        foreach (var (host, left) in new[] { (_source, 2), (_destination, 1) })
        {
            await fog.Lab.Host(host).Kill(ThreeNodes.Cancel);
            await ThreeNodes.Until($"{left} nodes are left", 60, async () =>
                (await fog.Fog.Run("nodes", "--output", "json")).Output is { Length: > 0 } nodes && JsonNode.Parse(nodes)!.AsArray().Count == left);
        }

        await ThreeNodes.Until("the grain says that the task's host is away", 60, () => fog.Fog.IsAway("mem", "holder"));
        await Task.WhenAll(fog.Lab.Host(_source).Start(cancel: ThreeNodes.Cancel), fog.Lab.Host(_destination).Start(cancel: ThreeNodes.Cancel));
        await ThreeNodes.Until("the task's host is there again", 60, () => fog.Fog.IsThere("mem", "holder"));
    }

    /// <summary>Over a new connection; a node that was killed is at its ports again only a moment after its start.</summary>
    private async Task<int> Tick()
    {
        var answer = "";
        await ThreeNodes.Until("the task's port is open", 30, async () =>
        {
            try
            {
                answer = await fog.Get("mem", "holder", "/tick");
                return true;
            }
            catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
            {
                return false;
            }
        });
        return int.Parse(answer, CultureInfo.InvariantCulture);
    }

    private async Task<int> Copies()
    {
        var counts = await Task.WhenAll(OnHosts.Names.Select(host => fog.Lab.Host(host).Exec(["sh", "-c", "pgrep -c -x memory || true"], ThreeNodes.Cancel)));
        return counts.Sum(count => int.Parse(count.Output, CultureInfo.InvariantCulture));
    }

    /// <summary>The service that all rows strike, one after another: it is built once and goes with the last.</summary>
    public sealed class Service(ThreeNodes fog) : IAsyncLifetime
    {
        public async ValueTask InitializeAsync() => await Workload.Build();

        public async ValueTask DisposeAsync() => await fog.Fog.Run("rm", "mem", "--volumes");
    }
}
