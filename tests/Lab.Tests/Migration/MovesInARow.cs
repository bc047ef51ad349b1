using System.Globalization;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>Ten moves of a service's three tasks over three hosts while clients ask it on connections that stay open.</summary>
[Collection(FogLabs.Name)]
public sealed class MovesInARow(ThreeNodes fog, ITestOutputHelper output) : IAsyncLifetime
{
    /// <summary>FOG_MOVES asks for more: 200 take some minutes.</summary>
    private static readonly int Moves = int.Parse(Environment.GetEnvironmentVariable("FOG_MOVES") ?? "10", CultureInfo.InvariantCulture);

    private static readonly string[] Tasks = ["counter", "greeter", "web"];

    public async ValueTask InitializeAsync() => await fog.Deploy();

    public async ValueTask DisposeAsync() => await fog.Clear();

    [Fact]
    public async Task Lose_no_request_double_none_and_leave_nothing_behind()
    {
        var port = (int)(await fog.Fog.Task("hello", "web"))["publishedPort"]!;
        var first = await fog.Count();
        await using var load = new CountingLoad(fog, port);
        for (var move = 0; move < Moves; move++)
        {
            await Move(Tasks[move % Tasks.Length]);
        }

        var numbers = await load.Stop();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Moves} moves, {numbers.Length} requests; longest waits in ms: {string.Join(", ", load.LongestWaits.Take(Moves).Select(wait => $"{wait:0}"))}"));
        Assert.Equal(Enumerable.Range(first + 1, numbers.Length), numbers);
        foreach (var host in OnHosts.Names)
        {
            await ThreeNodes.Until($"{host} holds its own tasks and nothing else", 20, async () =>
                await fog.Leavings(host) == await fog.Belongings("hello", host, Tasks));
        }
    }

    private async Task Move(string task)
    {
        var from = (string)(await fog.Fog.Task("hello", task))["node"]!;
        var to = OnHosts.Names[(Array.IndexOf(OnHosts.Names, from) + 1) % OnHosts.Names.Length];
        var said = await fog.Fog.Succeed("migrate", $"hello/{task}", "--to", to);
        output.WriteLine(said.TrimEnd().Split('\n')[^1]);
        Assert.Equal(to, (string?)(await fog.Fog.Task("hello", task))["node"]);
    }
}
