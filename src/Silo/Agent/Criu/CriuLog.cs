namespace Fog.Agent.Criu;

/// <summary>What CRIU wrote about its last failure.</summary>
internal static class CriuLog
{
    /// <summary>The first error that tells something; null when there is none. Later ones follow from it.</summary>
    public static string? FirstError(string path) => File.Exists(path) ? FirstError(File.ReadLines(path)) : null;

    /// <inheritdoc cref="FirstError(string)"/>
    public static string? FirstError(IEnumerable<string> lines) => lines
        .Where(line => line.Contains("Error (", StringComparison.Ordinal) && !line.Contains("RLIMIT_NOFILE", StringComparison.Ordinal))
        .Select(line => line[line.IndexOf("Error (", StringComparison.Ordinal)..].Trim())
        .FirstOrDefault();
}
