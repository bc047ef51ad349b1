using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class AWatch(FogCluster fog) : IClassFixture<FogCluster>
{
    [Fact]
    public async Task Replays_from_any_number()
    {
        var events = await fog.Deploy(Some.Service("replay", "api", "web"));
        foreach (var from in events.Select(happened => happened.Sequence))
        {
            var replayed = await fog.Follow("replay", from, happened => happened.Sequence == events[^1].Sequence);
            Assert.Equal(events.Where(happened => happened.Sequence >= from), replayed);
        }
    }

    [Fact]
    public async Task Goes_on_with_what_happens_later()
    {
        var events = await fog.Deploy(Some.Service("goes-on", "api"));
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var watching = fog.Follow("goes-on", events[^1].Sequence, happened =>
        {
            heard.TrySetResult();
            return happened.Kind == ServiceEventKind.Removed;
        });
        await heard.Task.WaitAsync(Deploying.Patience, TestContext.Current.CancellationToken);
        await fog.Remove("goes-on");
        var watched = await watching;
        Assert.Equal(Enumerable.Range(0, watched.Count).Select(i => events[^1].Sequence + i), watched.Select(happened => happened.Sequence));
        Assert.Contains("goes-on is being removed", watched.Select(happened => happened.Text));
    }
}
