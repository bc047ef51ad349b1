using System.Collections.Frozen;

namespace Fog.Client;

/// <summary>A rate as people write it: <c>400kbit</c>, <c>1mbit</c>, <c>1gbit</c>, per second. A number without a unit isn't one.</summary>
public static class Bandwidth
{
    internal const string Form = "a bandwidth above zero such as 400kbit, 1mbit or 1gbit (bits per second)";

    private static readonly FrozenDictionary<string, decimal> Units = new Dictionary<string, decimal>
    {
        ["bit"] = 1,
        ["kbit"] = 1e3m,
        ["mbit"] = 1e6m,
        ["gbit"] = 1e9m,
    }.ToFrozenDictionary();

    /// <summary>Reads bits per second; units are bit, kbit, mbit and gbit, each a thousand of the one before.</summary>
    public static bool TryParse(string text, out long bitsPerSecond)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NumberWithUnit.TryParse(text, Units, out bitsPerSecond);
    }
}
