namespace Fog.Cli.Doctor.Probing;

/// <summary>How a program ended and what it wrote, output and errors as they came.</summary>
public sealed record ProgramAnswer(int ExitCode, string Text)
{
    /// <summary>Exit code of a program that could not be started or didn't end in time.</summary>
    public const int NoAnswer = -1;

    public bool Succeeded => ExitCode == 0;

    /// <summary>The last line that isn't empty: where tools put the reason.</summary>
    public string LastLine => Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .LastOrDefault($"exit code {ExitCode}");
}
