using System.Text.RegularExpressions;

namespace Fog.Client;

/// <summary>The rule for names of services, tasks and volumes: they become host names, container names and directory names.</summary>
internal static partial class SpecName
{
    public const string Rule = "a name of 1 to 40 lower-case letters, digits and dashes that starts with a letter and doesn't end with a dash";

    public static bool Fits(string name) => Pattern().IsMatch(name);

    public static string? Name(this SpecField field)
    {
        if (field.Text(Rule) is not { } name)
        {
            return null;
        }

        if (Fits(name))
        {
            return name;
        }

        field.Report(Rule);
        return null;
    }

    // A task named "1" would be the address 0.0.0.1 to every resolver, hence the letter.
    [GeneratedRegex(@"\A[a-z](?:[a-z0-9-]{0,38}[a-z0-9])?\z")]
    private static partial Regex Pattern();
}
