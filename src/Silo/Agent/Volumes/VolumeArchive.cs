using System.Text;
using CliWrap;
using Fog.Agent.Processes;

namespace Fog.Agent.Volumes;

/// <summary>The content of volumes as tar archives, by tar: .NET's own writes no owners back.</summary>
internal static class VolumeArchive
{
    /// <summary>tar: "some files changed while they were read", which is the task's affair.</summary>
    private const int Changed = 1;

    /// <summary>Writes the archive of a directory, with owners, modes and times, as it is read.</summary>
    /// <exception cref="FogException">Something can't be read; what was written is no whole archive.</exception>
    public static Task Write(string directory, Stream destination, CancellationToken ct) => Run(
        ["--create", "--numeric-owner", "--xattrs", "--directory", directory, "."], PipeSource.Null, PipeTarget.ToStream(destination), ct);

    /// <summary>Fills a directory; tar itself lets nothing out of it.</summary>
    /// <exception cref="FogException">The content doesn't fit, or isn't a tar archive.</exception>
    public static async Task Extract(string archive, string directory, VolumeId volume, CancellationToken ct)
    {
        try
        {
            await Run(["--extract", "--numeric-owner", "--same-owner", "--preserve-permissions", "--xattrs", "--directory", directory], PipeSource.FromFile(archive), PipeTarget.Null, ct);
        }
        catch (ToolException e) when (e.Message.Contains("No space left", StringComparison.Ordinal))
        {
            throw new FogException($"volume {volume} is full before all of the archive is in it: give it a larger size");
        }
    }

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
