using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Machines;

/// <summary>Rounds of CRIU's pre-dump, which want a kernel that keeps track of written pages.</summary>
[Collection(MachineLabs.Name)]
public sealed class APreCopy(TwoMachines fog) : IClassFixture<FreshMachines>
{
    private const int MostRounds = 8;

    [Fact]
    public async Task Ends_its_rounds_when_one_moved_little()
    {
        var report = await fog.Move("mem/still", "pre-copy");

        Assert.Equal("fewBytes", (string?)report["roundsEnded"]);
        var pages = Pages(report);
        Assert.True(pages.Length >= 3, $"two rounds and the last dump were expected, not {string.Join(", ", pages)} pages");
        Assert.True(pages[0] >= 8 << 8 && pages[1] < pages[0] / 4 && pages[^1] < pages[0] / 4, $"rounds of {string.Join(", ", pages)} pages");
        Assert.Equal("ok", await Check("still"));
    }

    /// <summary>Whatever its runtime writes is written in huge pages, which count whole: the rounds may end for want of gain.</summary>
    [Fact]
    public async Task Brings_a_NET_task_over_and_back_with_its_memory()
    {
        var before = await fog.Count("h1");

        foreach (var host in new[] { "h2", "h1" })
        {
            var report = await fog.Move("hello/counter", "pre-copy", host);

            var pages = Pages(report);
            Assert.True(pages.Length >= 3, $"two rounds and the last dump were expected, not {string.Join(", ", pages)} pages");
            Assert.True(pages[1] < pages[0] && pages[^1] < pages[0], $"rounds of {string.Join(", ", pages)} pages");
            Assert.Equal(host, (string?)(await fog.TaskOf("counter"))["node"]);
            Assert.Equal(++before, await fog.Count("h1"));
        }
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
