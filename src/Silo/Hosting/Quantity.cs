using System.Globalization;
using System.Text.RegularExpressions;

namespace Fog.Hosting;

/// <summary>An amount of bytes as people write it: <c>512Mi</c>, <c>1.5Gi</c>, <c>2G</c>, <c>1048576</c>.</summary>
public static partial class Quantity
{
    /// <summary>What can be written, for messages.</summary>
    public const string Rule = "bytes, with K, M, G, T (powers of 1000) or Ki, Mi, Gi, Ti (powers of 1024), for example 512Mi";

    /// <summary>Bytes that the text means; null when it means none.</summary>
    public static long? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value;
        var power = unit.Length == 0 ? 0 : "KMGT".IndexOf(unit[0], StringComparison.Ordinal) + 1;
        var bytes = double.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) * Math.Pow(unit.EndsWith('i') ? 1024 : 1000, power);
        return bytes < long.MaxValue ? (long)bytes : null;
    }

    [GeneratedRegex(@"\A(?<number>[0-9]+(\.[0-9]+)?)(?<unit>[KMGT]i?)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
