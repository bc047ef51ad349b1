using System.Globalization;

namespace Fog.Cli.Maps;

/// <summary>The highest price as people type it, in the way that tables write prices.</summary>
internal static class PriceText
{
    public const string Rule = "a price for a core and an hour such as 0.02, or with one for memory such as 0.02+0.005/GiB";

    private const string PerGiB = "/GiB";

    /// <summary>Null when it isn't one. Without a part for memory any price of memory is good.</summary>
    public static Price? Most(string text)
    {
        var parts = text.Split('+');
        return parts.Length switch
        {
            1 when Number(parts[0]) is { } core => new Price(core, double.PositiveInfinity),
            2 when Number(parts[0]) is { } core && parts[1].EndsWith(PerGiB, StringComparison.Ordinal) && Number(parts[1][..^PerGiB.Length]) is { } memory =>
                new Price(core, memory),
            _ => null,
        };
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
