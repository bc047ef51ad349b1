namespace Fog.Cli.Doctor;

/// <summary>What one check says of this host.</summary>
/// <param name="Check">Short name of what was looked at.</param>
/// <param name="Verdict">How the host does.</param>
/// <param name="Purpose">What depends on it.</param>
/// <param name="Found">What is there: a version, a number, a mode.</param>
/// <param name="Meaning">What follows for the fog; empty when nothing is lost.</param>
/// <param name="Remedy">The command that helps; empty when there is none or none is needed.</param>
public sealed record Finding(string Check, Verdict Verdict, Purpose Purpose, string Found, string Meaning, string Remedy)
{
    public static Finding Ok(string check, Purpose purpose, string found) =>
        new(check, Verdict.Ok, purpose, found, "", "");

    public static Finding Limited(string check, Purpose purpose, string found, string meaning, string remedy = "") =>
        new(check, Verdict.Limited, purpose, found, meaning, remedy);

    public static Finding Missing(string check, Purpose purpose, string found, string meaning, string remedy = "") =>
        new(check, Verdict.Missing, purpose, found, meaning, remedy);
}
