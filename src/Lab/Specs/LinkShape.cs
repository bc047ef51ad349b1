using System.Globalization;

namespace Fog.Lab;

/// <summary>How one direction of a link behaves. All zero is a plain link at the speed of the kernel's bridge.</summary>
/// <param name="Delay">Time a packet spends on the wire, one way.</param>
/// <param name="Jitter">The delay varies evenly within plus or minus this much; packets stay in order.</param>
/// <param name="Rate">Bits of IP packets in a second; 0 is unlimited.</param>
/// <param name="Loss">Share of the packets that vanish, 0 to 1.</param>
public sealed record LinkShape(TimeSpan Delay, TimeSpan Jitter, long Rate, double Loss)
{
    /// <summary>Full speed, no delay of its own, nothing lost.</summary>
    public static LinkShape Plain { get; } = new(TimeSpan.Zero, TimeSpan.Zero, 0, 0);

    /// <summary>A link that only delays.</summary>
    public static LinkShape Delayed(TimeSpan delay) => Plain with { Delay = delay };

    public override string ToString()
    {
        var parts = new List<string>();
        if (Delay > TimeSpan.Zero)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"delay {Delay.TotalMilliseconds:0.###} ms"));
        }

        if (Jitter > TimeSpan.Zero)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"jitter {Jitter.TotalMilliseconds:0.###} ms"));
        }

        if (Rate > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"rate {Rate / 1e6:0.###} mbit"));
        }

        if (Loss > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"loss {Loss * 100:0.###} %"));
        }

        return parts.Count == 0 ? "plain" : string.Join(", ", parts);
    }
}
