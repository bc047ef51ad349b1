namespace Fog.Cli.Doctor.Facts;

/// <summary>An outside program: where it was found and what it calls its version.</summary>
/// <param name="Name">Name of the program.</param>
/// <param name="Path">Full path; null when it isn't installed.</param>
/// <param name="Version">Version as the program told it; null when it told none.</param>
public sealed record ToolFact(string Name, string? Path, string? Version)
{
    public bool IsThere => Path is not null;

    public override string ToString() => Path is null ? "not found" : Version ?? Path;
}
