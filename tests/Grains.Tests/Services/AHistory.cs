using Fog.Services;
using Fog.Tests.Examples;

namespace Fog.Tests.Services;

public sealed class AHistory
{
    [Fact]
    public void Numbers_events_from_one_without_gaps()
    {
        var state = Filled(7);
        Assert.Equal(Enumerable.Range(1, 7).Select(i => (long)i), state.Events.Select(happened => happened.Sequence));
        Assert.Equal(7, state.LastEvent);
    }

    [Fact]
    public void Drops_the_oldest_beyond_its_bound_and_goes_on_numbering()
    {
        var state = Filled(EventHistory.Kept + 20);
        Assert.Equal(EventHistory.Kept, state.Events.Length);
        Assert.Equal(Enumerable.Range(21, EventHistory.Kept).Select(i => (long)i), state.Events.Select(happened => happened.Sequence));
        Assert.Equal("event 520", state.Events[^1].Text);
    }

    [Fact]
    public void Tells_the_phase_right_after_the_event()
    {
        var state = new ServiceState { Phase = ServicePhase.Deploying }.With(Some.At(1), ServiceEventKind.Accepted, null, "in");
        state = state.Fail("no").With(Some.At(2), ServiceEventKind.Failed, new TaskId(new ServiceName("s"), "t"), "no");
        Assert.Equal([ServicePhase.Deploying, ServicePhase.Failed], state.Events.Select(happened => happened.Phase));
        Assert.Equal([Some.At(1), Some.At(2)], state.Events.Select(happened => happened.At));
        Assert.Equal("s/t", state.Events[1].Task.ToString());
    }

    private static ServiceState Filled(int count) => Enumerable.Range(1, count).Aggregate(
        new ServiceState(), (state, i) => state.With(Some.At(i), ServiceEventKind.Progress, null, $"event {i}"));
}
