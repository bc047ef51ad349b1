using System.Collections.Immutable;

namespace Fog.Storage;

/// <summary>A file of statements, each under a line <c>-- :Key</c>; what stands before the first is for the reader.</summary>
public static class QueryFile
{
    private const string Mark = "-- :";

    /// <summary>The statements by key, as written.</summary>
    public static ImmutableSortedDictionary<string, string> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n' + Mark)[1..]
            .Select(part => part.Split('\n', 2))
            .ToImmutableSortedDictionary(part => part[0].Trim(), part => part[1].Trim(), StringComparer.Ordinal);
    }
}
