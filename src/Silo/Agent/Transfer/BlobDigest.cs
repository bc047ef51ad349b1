using System.Text.RegularExpressions;

namespace Fog.Agent.Transfer;

/// <summary>The form of a blob's digest. It becomes a file name, so nothing else may pass.</summary>
public static partial class BlobDigest
{
    /// <summary>The rule in words.</summary>
    public const string Rule = "the SHA-256 of the bytes as 64 lower-case hexadecimal digits";

    /// <summary>Whether the text is a digest.</summary>
    public static bool IsValid(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
