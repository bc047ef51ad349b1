using System.Text.RegularExpressions;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Picks the version out of what a program says for --version.</summary>
public static partial class VersionText
{
    /// <returns>The first thing like 1.2 or 1.2.3, or null: "Docker version 20.10.24+dfsg1, build" is 20.10.24.</returns>
    public static string? Of(string text) => Dotted().Match(text) is { Success: true } found ? found.Value : null;

    [GeneratedRegex(@"\d+(\.\d+)+")]
    private static partial Regex Dotted();
}
