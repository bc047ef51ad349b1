using System.Text;
using System.Text.RegularExpressions;

namespace Fog.Client;

/// <summary>One line of an ignore file, by the rules of <c>.dockerignore</c>: a pattern starts at the packed folder.</summary>
/// <param name="Matches">Recognizes a path that is relative to the folder, with slashes.</param>
/// <param name="Keeps">Whether the line began with <c>!</c>: what it matches is packed after all.</param>
internal sealed record IgnorePattern(Regex Matches, bool Keeps)
{
    /// <summary>Reads a line; null for an empty one or a comment.</summary>
    public static IgnorePattern? Parse(string line)
    {
        var text = line.Trim();
        if (text.Length == 0 || text[0] == '#')
        {
            return null;
        }

        var keeps = text[0] == '!';
        var parts = (keeps ? text[1..].Trim() : text).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".");
        var pattern = string.Join('/', parts);
        return pattern.Length == 0 ? null : new IgnorePattern(new Regex(Translate(pattern), RegexOptions.CultureInvariant), keeps);
    }

    // Docker's rules (moby/patternmatcher): '**' spans folders, '*' and '?' stay within a name, '\' takes the next letter as it is.
    private static string Translate(string pattern)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when pattern.AsSpan(i).StartsWith("**/"):
                    regex.Append("(?:.*/)?");
                    i += 2;
                    break;
                case '*' when pattern.AsSpan(i).StartsWith("**"):
                    regex.Append(".*");
                    i++;
                    break;
                case '*':
                    regex.Append("[^/]*");
                    break;
                case '?':
                    regex.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', i + 2) is var end and > 0:
                    regex.Append('[').Append(Regex.Escape(pattern[(i + 1)..end]).Replace(@"\^", "^", StringComparison.Ordinal)).Append(']');
                    i = end;
                    break;
                case '\\' when i + 1 < pattern.Length:
                    regex.Append(Regex.Escape(pattern[++i].ToString()));
                    break;
                default:
                    regex.Append(Regex.Escape(pattern[i].ToString()));
                    break;
            }
        }

        return regex.Append(@"\z").ToString();
    }
}
