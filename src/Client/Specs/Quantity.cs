using System.Collections.Frozen;

namespace Fog.Client;

/// <summary>An amount of memory or disk as people write it: <c>64Mi</c>, <c>1.5Gi</c>, <c>500M</c>, or plain bytes.</summary>
public static class Quantity
{
    internal const string Form = "a quantity such as 64Mi, 1Gi, 500M or plain bytes";

    private static readonly FrozenDictionary<string, decimal> Units = new Dictionary<string, decimal>
    {
        [""] = 1,
        ["k"] = 1e3m,
        ["M"] = 1e6m,
        ["G"] = 1e9m,
        ["T"] = 1e12m,
        ["Ki"] = 1L << 10,
        ["Mi"] = 1L << 20,
        ["Gi"] = 1L << 30,
        ["Ti"] = 1L << 40,
    }.ToFrozenDictionary();

    /// <summary>Reads bytes; units are k, M, G, T (thousands) and Ki, Mi, Gi, Ti (1024), upper and lower case as shown.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        ArgumentNullException.ThrowIfNull(text);
        return NumberWithUnit.TryParse(text, Units, out bytes);
    }
}
