namespace Fog.Cli.Doctor;

/// <summary>How a host does at one thing: all of it, part of it, or not at all.</summary>
public enum Verdict
{
    Ok,
    Limited,
    Missing,
}
