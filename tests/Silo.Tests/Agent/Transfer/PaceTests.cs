using System.Diagnostics;
using Fog.Agent.Transfer;

namespace Fog.Tests.Agent.Transfer;

public sealed class A_pace
{
    [Fact]
    public async Task Holds_for_all_streams_together()
    {
        using var pace = new Pace(1_000_000);
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Stream(pace, 300_000)));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0.45, 2);
    }

    [Fact]
    public async Task Ends_a_wait_that_is_cancelled()
    {
        using var pace = new Pace(20);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Stream(pace, 1000, stop.Token));
    }

    private static async Task Stream(Pace pace, int bytes, CancellationToken ct = default)
    {
        for (var sent = 0; sent < bytes; sent += pace.AtOnce)
        {
            await pace.Take(Math.Min(pace.AtOnce, bytes - sent), ct);
        }
    }
}
