using System.Text.RegularExpressions;

namespace Fog.Hosting;

/// <summary>Which names a node may have: they become names of control groups, containers and files.</summary>
public static partial class NodeNaming
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "1 to 40 lower-case letters, digits and dashes, the first and the last no dash";

    private const int MaxLength = 40;

    /// <summary>Whether a node may have that name.</summary>
    public static bool Allows(string name) => Allowed().IsMatch(name);

    /// <summary>The allowed name that is nearest to a machine's name.</summary>
    public static string From(string machineName)
    {
        ArgumentNullException.ThrowIfNull(machineName);
        var dashed = Others().Replace(machineName.ToLowerInvariant(), "-").Trim('-');
        var name = dashed[..Math.Min(dashed.Length, MaxLength)].TrimEnd('-');
        return name.Length > 0 ? name : "node";
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
