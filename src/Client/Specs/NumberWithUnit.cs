using System.Collections.Frozen;
using System.Globalization;

namespace Fog.Client;

/// <summary>Reads a number followed by a unit, without a space: digits, at most one decimal point, then one of the units as it is written.</summary>
internal static class NumberWithUnit
{
    /// <summary>Reads the text in the smallest unit; false when it isn't of that form, below zero, or too large for 64 bits.</summary>
    public static bool TryParse(string text, FrozenDictionary<string, decimal> units, out long value)
    {
        var digits = text.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        value = 0;
        if (!units.TryGetValue(text[digits..], out var unit)
            || !decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > long.MaxValue / unit)
        {
            return false;
        }

        value = (long)(number * unit);
        return true;
    }
}
