using Fog.Cli.Maps;
using Fog.Client;
using Spectre.Console.Rendering;
using Spectre.Console.Testing;
using Xunit;

namespace Fog.Tests.Cli.Maps;

public class NodeTables
{
    private static readonly NetworkView View = new(
        new NodeName("h1"),
        [
            new LinkClaim(new NodeName("h2"), LinkKind.Near, 4.2, 6, 0.31, 0.02, 12, TimeSpan.FromSeconds(3), 11_762_500),
            new LinkClaim(new NodeName("h3"), LinkKind.Random, 0, 0, 0, 0, 0, TimeSpan.Zero, null),
        ],
        0.62,
        TimeSpan.FromMinutes(3));

    private readonly Alarm _time = new();

    [Fact]
    public async Task Show_how_likely_a_node_stays_and_how_many_neighbours_it_has()
    {
        var nodes = await Rows((_, _) => Task.FromResult(View), TestContext.Current.CancellationToken);

        Assert.Contains(
            "h1    10.77.0.1  amd64     65%   1/4       1.5/2 GiB    512 MiB/20 GiB  2      yes    62%          2           0.02+0.005/GiB  site=lyon",
            Written(NodeTable.Of(nodes)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_a_dash_for_a_node_that_tells_its_links_too_late()
    {
        var asked = Rows((_, _) => new TaskCompletionSource<NetworkView>().Task, TestContext.Current.CancellationToken);

        _time.Ring(NodeRow.Patience);

        Assert.Contains("yes    -            -           0.02", Written(NodeTable.Of(await asked)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_a_dash_for_a_node_that_refuses() =>
        Assert.Null((await Rows((node, _) => throw new NodeUnavailableException(node), TestContext.Current.CancellationToken))[0].Network);

    [Fact]
    public async Task Stop_when_they_are_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var asked = Rows((_, _) => new TaskCompletionSource<NetworkView>().Task, cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task Say_why_a_node_is_unknown_and_do_not_ask_it_again()
    {
        var nodes = await NodeRow.Of(
            [new NodeListing(new NodeName("h7"), null, "no answer within 5 s")], (_, _) => throw new InvalidOperationException(), _time, TestContext.Current.CancellationToken);

        Assert.Contains("h7    no answer within 5 s", Written(NodeTable.Of(nodes)), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_the_links_of_one_node()
    {
        var written = Written(LinkTable.Of(View));

        Assert.Contains("h2  near    4.2     6      0.31    2%    94.1    12       3 s", written, StringComparison.Ordinal);
        Assert.Contains("h3  random  -       -      -       0%    -       0        -", written, StringComparison.Ordinal);
        Assert.Equal("h1 is up for 3 min; that it stays for the next hour is 62% probable.", LinkTable.Summary(View));
    }

    private Task<IReadOnlyList<NodeRow>> Rows(Func<NodeName, CancellationToken, Task<NetworkView>> network, CancellationToken cancel) =>
        NodeRow.Of([new NodeListing(new NodeName("h1"), Networks.Description("h1"), null)], network, _time, cancel);

    private static string Written(IRenderable table)
    {
        using var console = new TestConsole().Width(400);
        console.Write(table);
        return console.Output;
    }

    /// <summary>A clock whose timers run down when the test says so.</summary>
    private sealed class Alarm : TimeProvider
    {
        private readonly Dictionary<TimeSpan, Action> _rings = [];

        public void Ring(TimeSpan after) => _rings[after]();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _rings[dueTime] = () => callback(state);
            return new Timer(_ => { }, null, Timeout.Infinite, Timeout.Infinite);
        }
    }
}
