namespace Fog.Samples.Aggregator;

/// <summary>How long to wait before asking again: doubled each time, up to a bound.</summary>
/// <param name="First">Wait after the first failure.</param>
/// <param name="Longest">No wait is longer.</param>
public sealed record Backoff(TimeSpan First, TimeSpan Longest)
{
    /// <summary>Wait after the given number of failures, counted from 1.</summary>
    public TimeSpan After(int failures) => TimeSpan.FromTicks(
        (long)Math.Min(First.Ticks * Math.Pow(2, failures - 1), Longest.Ticks));
}
