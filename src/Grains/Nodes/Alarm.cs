namespace Fog.Nodes;

/// <summary>
/// Waits for a time on a clock that starts with the node. Timers of the runtime count the kernel's coarse ticks (CLOCK_MONOTONIC_COARSE:
/// 4 ms at 250 Hz), so one may ring some milliseconds early; what was due then would wait for the next beat, up to a second.
/// </summary>
internal static class Alarm
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>Returns at that time, never before it.</summary>
    /// <param name="at">Time since <paramref name="start"/>.</param>
    /// <param name="start">A timestamp of the clock.</param>
    /// <param name="clock">Time.</param>
    public static async Task Until(TimeSpan at, long start, TimeProvider clock)
    {
        for (var left = at - clock.GetElapsedTime(start); left > TimeSpan.Zero; left = at - clock.GetElapsedTime(start))
        {
            await Task.Delay(left > Shortest ? left : Shortest, clock);
        }
    }
}
