using System.Globalization;

namespace Fog.Lab;

/// <summary>Amounts as people write them: 20ms, 5mbit, 1%, 2Gi.</summary>
public static class Quantity
{
    private static readonly (string Unit, double Factor)[] Times = [("us", 1e-6), ("µs", 1e-6), ("ms", 1e-3), ("s", 1)];
    private static readonly (string Unit, double Factor)[] Rates = [("kbit", 1e3), ("mbit", 1e6), ("gbit", 1e9), ("bit", 1)];
    private static readonly (string Unit, double Factor)[] Shares = [("%", 0.01)];

    private static readonly (string Unit, double Factor)[] Sizes =
    [
        ("Ki", 1L << 10), ("Mi", 1L << 20), ("Gi", 1L << 30), ("Ti", 1L << 40), ("k", 1e3), ("M", 1e6), ("G", 1e9), ("T", 1e12), ("", 1),
    ];

    /// <summary>"20ms", "1.5s", "300us".</summary>
    public static bool TryDelay(string text, out TimeSpan delay)
    {
        var good = TryRead(text, Times, out var seconds) && seconds <= 60;
        delay = good ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
        return good;
    }

    /// <summary>"400kbit", "5mbit", "1gbit": bits in a second.</summary>
    public static bool TryRate(string text, out long rate)
    {
        var good = TryRead(text, Rates, out var bits) && bits is >= 1000 and <= 1e12;
        rate = good ? (long)bits : 0;
        return good;
    }

    /// <summary>"1%", "0.5%": a share from 0 to 1.</summary>
    public static bool TryLoss(string text, out double loss) => TryRead(text, Shares, out loss) && loss <= 1;

    /// <summary>"2Gi", "512Mi", "1000000": bytes.</summary>
    public static bool TrySize(string text, out long bytes)
    {
        var good = TryRead(text, Sizes, out var size) && size is > 0 and < 1e15;
        bytes = good ? (long)size : 0;
        return good;
    }

    private static bool TryRead(string text, (string Unit, double Factor)[] units, out double value)
    {
        value = 0;
        foreach (var (unit, factor) in units)
        {
            var digits = text.EndsWith(unit, StringComparison.Ordinal) ? text[..^unit.Length].TrimEnd() : "";
            if (double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                value = number * factor;
                return true;
            }
        }

        return false;
    }
}
