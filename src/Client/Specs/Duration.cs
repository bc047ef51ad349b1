using System.Collections.Frozen;

namespace Fog.Client;

/// <summary>A length of time as people write it: <c>20ms</c>, <c>1.5s</c>, <c>2h</c>. A number without a unit isn't one.</summary>
public static class Duration
{
    internal const string Form = "a duration above zero such as 20ms, 1.5s, 10m or 2h";

    private static readonly FrozenDictionary<string, decimal> Units = new Dictionary<string, decimal>
    {
        ["us"] = TimeSpan.TicksPerMicrosecond,
        ["ms"] = TimeSpan.TicksPerMillisecond,
        ["s"] = TimeSpan.TicksPerSecond,
        ["m"] = TimeSpan.TicksPerMinute,
        ["h"] = TimeSpan.TicksPerHour,
        ["d"] = TimeSpan.TicksPerDay,
    }.ToFrozenDictionary();

    /// <summary>Reads a duration; units are us, ms, s, m (minutes), h and d.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        var fits = NumberWithUnit.TryParse(text, Units, out var ticks);
        duration = new TimeSpan(ticks);
        return fits;
    }
}
