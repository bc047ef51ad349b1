using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>Moves of a service's three tasks round four hosts while clients ask it on connections that stay open, one to each host.</summary>
[Collection(FourHosts.Name)]
public sealed class MovesInARow(FourNodes fog, ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>FOG_MOVES asks for more: 200 take some minutes.</summary>
    private static readonly int Moves = int.Parse(Environment.GetEnvironmentVariable("FOG_MOVES") ?? "9", CultureInfo.InvariantCulture);

    /// <summary>What a node may have more open at the end than at first: connections to nodes and clients that come and go.</summary>
    private const int Slack = 30;

    private static readonly string[] Tasks = ["counter", "greeter", "web"];

    public async ValueTask InitializeAsync() => await fog.Deploy();

    public async ValueTask DisposeAsync() => await fog.Clear();

    [Fact]
    public async Task Lose_no_request_double_none_and_leave_nothing_behind()
    {
        var port = (int)(await fog.Fog.Task("hello", "web"))["publishedPort"]!;
        var first = await fog.Count();
        var (gaps, standstills, open) = (new List<double>(), new List<double>(), new Dictionary<string, int>());
        await using var load = new CountingLoad(fog, port);
        for (var move = 0; move < Moves; move++)
        {
            var start = TimeProvider.System.GetTimestamp();
            standstills.Add(await Move(Tasks[move % Tasks.Length]));
            await load.Goes();
            gaps.Add(load.LongestSince(start));
            if (move == Tasks.Length * 2)
            {
                open = await OpenFiles();
            }
        }

        var numbers = await load.Stop();
        output.WriteLine($"{Moves} moves, {numbers.Length} requests; in ms: gaps {Spread(gaps)}; standstills {Spread(standstills)}");
        Assert.Equal(Enumerable.Range(first + 1, numbers.Length), numbers);
        foreach (var host in fog.Hosts)
        {
            await ThreeNodes.Until($"{host} holds its own tasks and nothing else", 20, async () =>
                await fog.Leavings(host) == await fog.Belongings("hello", host, Tasks));
        }

        foreach (var (host, now) in await OpenFiles())
        {
            output.WriteLine($"{host}: {open.GetValueOrDefault(host)} open files after a few moves, {now} at the end");
            Assert.True(now <= open.GetValueOrDefault(host) + Slack);
        }
    }

    /// <returns>How long the task stood still, in milliseconds.</returns>
    private async Task<double> Move(string task)
    {
        var from = (string)(await fog.Fog.Task("hello", task))["node"]!;
        var to = fog.Hosts[(fog.Hosts.IndexOf(from) + 1) % fog.Hosts.Count];
        var lines = await fog.Fog.Succeed("migrate", $"hello/{task}", "--to", to, "--output", "json");
        Assert.Equal(to, (string?)(await fog.Fog.Task("hello", task))["node"]);
        return (double)JsonNode.Parse(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!["phases"]!["frozen"]!;
    }

    private async Task<Dictionary<string, int>> OpenFiles()
    {
        var open = new Dictionary<string, int>();
        foreach (var host in fog.Hosts)
        {
            open[host] = await fog.OpenFiles(host);
        }

        return open;
    }

    private static string Spread(List<double> times)
    {
        times.Sort();
        return string.Create(CultureInfo.InvariantCulture,
            $"p50 {times[times.Count / 2]:0}, p99 {times[Math.Min(times.Count - 1, times.Count * 99 / 100)]:0}, longest {times[^1]:0}");
    }
}
