using System.Text.RegularExpressions;

namespace Fog.Lab;

/// <summary>
/// Which names a lab and its hosts may have. A lab's name has no dash, so that "fog-LAB-HOST" can be read in one way only and
/// cleaning lab "a" never touches lab "a-b".
/// </summary>
public static partial class LabNames
{
    /// <summary>The lab that is meant when nobody says a name.</summary>
    public const string Default = "lab";

    /// <summary>Hosts that one lab may have: what the addresses and a machine's process table bear.</summary>
    public const int MaxHosts = 1000;

    /// <summary>The name given, else FOG_LAB from the environment, else <see cref="Default"/>.</summary>
    public static string Choose(string? given) =>
        given ?? (Environment.GetEnvironmentVariable("FOG_LAB") is { Length: > 0 } name ? name : Default);

    /// <summary>Null when the name is good, else what is wrong with it.</summary>
    public static string? WrongLabName(string name) =>
        LabPattern().IsMatch(name) ? null : $"a lab's name is 1 to 15 lower-case letters and digits and starts with a letter, got \"{name}\"";

    /// <summary>Null when the name is good, else what is wrong with it.</summary>
    public static string? WrongHostName(string name) =>
        name == LabPaths.Cluster ? $"\"{name}\" is the name of the lab's store, choose another"
        : HostPattern().IsMatch(name) ? null
        : $"a host's name is 1 to 31 lower-case letters, digits and dashes and starts with a letter, got \"{name}\"";

    [GeneratedRegex("^[a-z][a-z0-9]{0,14}$")]
    private static partial Regex LabPattern();

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,29}[a-z0-9])?$")]
    private static partial Regex HostPattern();
}
