namespace Fog.Cli.Doctor.Probing;

/// <summary>Finds the reason in a CRIU log.</summary>
public static class CriuLog
{
    /// <returns>
    /// The first error, since the later ones only say that everything failed; not the one about RLIMIT_NOFILE, which every
    /// run writes that lacks CAP_SYS_RESOURCE and which stops nothing.
    /// </returns>
    public static string? FirstError(string log) => log.Split('\n')
        .FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal) && !line.Contains("RLIMIT_NOFILE", StringComparison.Ordinal))
        ?.Trim();
}
