using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Machines;

/// <summary>Rounds of CRIU's pre-dump, which want a kernel that keeps track of written pages.</summary>
[Collection(MachineLabs.Name)]
public sealed class APreCopy(TwoMachines fog) : IAsyncLifetime
{
    private const int MostRounds = 8;

    public async ValueTask InitializeAsync() => await fog.Again();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Brings_a_NET_task_over_in_falling_rounds_until_one_moves_little()
    {
        var before = await fog.Count("h1");

        var report = await fog.Move("hello/counter", "pre-copy");

        Assert.Equal("fewBytes", (string?)report["roundsEnded"]);
        var pages = Pages(report);
        Assert.True(pages.Length >= 3, $"two rounds and the last dump were expected, not {string.Join(", ", pages)} pages");
        Assert.True(pages[1] < pages[0] / 2 && pages[^1] < pages[0] / 2, $"rounds of {string.Join(", ", pages)} pages");
        Assert.Equal("h2", (string?)(await fog.TaskOf("counter"))["node"]);
        Assert.Equal(before + 1, await fog.Count("h1"));
    }

    [Fact]
    public async Task Gives_up_rounds_when_the_task_writes_as_much_as_they_move()
    {
        var report = await fog.Move("mem/busy", "pre-copy");

        Assert.Equal("noGain", (string?)report["roundsEnded"]);
        var pages = Pages(report);
        Assert.True(pages[^2] > 0.8 * pages[^3], $"rounds of {string.Join(", ", pages)} pages");
        Assert.Equal("ok", await Check("busy"));
    }

    [Fact]
    public async Task Makes_no_more_rounds_than_allowed_though_each_moves_less()
    {
        var report = await fog.Move("mem/waning", "pre-copy");

        Assert.Equal("roundLimit", (string?)report["roundsEnded"]);
        var pages = Pages(report);
        Assert.Equal(MostRounds + 1, pages.Length);
        Assert.All(pages.Zip(pages.Skip(1)), pair => Assert.True(pair.Second < pair.First, $"rounds of {string.Join(", ", pages)} pages"));
        Assert.Equal("ok", await Check("waning"));
    }

    private async Task<string> Check(string task)
    {
        var status = await fog.TaskOf(task, "mem");
        Assert.Equal("h2", (string?)status["node"]);
        return await fog.Page(fog.H2, (int)status["publishedPort"]!, "check");
    }

    /// <summary>Of each round, the last dump included.</summary>
    private static long[] Pages(JsonNode report) => [.. report["rounds"]!.AsArray().Select(round => (long)round!["pages"]!)];
}
