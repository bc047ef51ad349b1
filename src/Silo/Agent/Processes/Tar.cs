using System.Text;
using CliWrap;

namespace Fog.Agent.Processes;

/// <summary>Directories as tar archives, by tar: .NET's own writes no owners back, and knows no devices or access lists.</summary>
internal static class Tar
{
    /// <summary>tar: "some files changed while they were read", which is their writer's affair.</summary>
    private const int Changed = 1;

    /// <summary>Writes the archive of a directory, with owners, modes and times, as it is read.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="destination">Where the archive goes.</param>
    /// <param name="attributes">What else of the files is to be kept: tar's words for it.</param>
    /// <param name="ct">Ends tar.</param>
    /// <exception cref="ToolException">Something can't be read; what was written is no whole archive.</exception>
    public static Task Write(string directory, Stream destination, IEnumerable<string> attributes, CancellationToken ct) =>
        Run(["--create", "--numeric-owner", .. attributes, "--directory", directory, "."], PipeSource.Null, PipeTarget.ToStream(destination), ct);

    /// <summary>Fills a directory; tar itself lets nothing out of it.</summary>
    /// <exception cref="ToolException">The content doesn't fit, or isn't a tar archive.</exception>
    public static Task Extract(PipeSource archive, string directory, IEnumerable<string> attributes, CancellationToken ct) =>
        Run(["--extract", "--numeric-owner", "--same-owner", "--preserve-permissions", .. attributes, "--directory", directory], archive, PipeTarget.Null, ct);

    private static async Task Run(string[] arguments, PipeSource input, PipeTarget output, CancellationToken ct)
    {
        var error = new StringBuilder();
        var result = await Cli.Wrap("tar").WithArguments(arguments)
            .WithStandardInputPipe(input)
            .WithStandardOutputPipe(output)
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(ct);
        if (result.ExitCode > Changed)
        {
            var first = error.ToString().Split('\n')[0]; // the last one only says that there were others
            throw new ToolException("tar", arguments, $"exit code {result.ExitCode}: {first}");
        }
    }
}
