using Fog.Nodes;

namespace Fog.Tests.Nodes;

/// <summary>On a clock whose timers ring three milliseconds early, as those of the runtime do.</summary>
public sealed class AnAlarm
{
    [Fact]
    public async Task Never_rings_before_its_time()
    {
        var clock = new HastyClock(TimeSpan.FromMilliseconds(3));
        foreach (var milliseconds in new[] { 0.4, 1, 3.2, 112.5 })
        {
            var start = clock.GetTimestamp();
            var at = TimeSpan.FromMilliseconds(milliseconds);
            await Alarm.Until(at, start, clock);
            Assert.InRange(clock.GetElapsedTime(start), at, at + TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public void Rings_at_once_when_its_time_is_over()
    {
        var clock = new HastyClock(TimeSpan.Zero);
        Assert.True(Alarm.Until(TimeSpan.FromMilliseconds(-5), clock.GetTimestamp(), clock).IsCompletedSuccessfully);
    }

    /// <summary>Time passes only while one waits; timers ring too early, but not within the millisecond that they can't do without.</summary>
    private sealed class HastyClock(TimeSpan early) : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var takes = dueTime - early;
            _now += Math.Max(TimeSpan.TicksPerMillisecond / 2, takes.Ticks);
            callback(state);
            return new Rung();
        }

        private sealed class Rung : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
