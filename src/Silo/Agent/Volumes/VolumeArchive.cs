using CliWrap;
using Fog.Agent.Processes;

namespace Fog.Agent.Volumes;

/// <summary>The content of volumes as tar archives.</summary>
internal static class VolumeArchive
{
    private static readonly string[] Attributes = ["--xattrs"];

    /// <summary>Writes the archive of a directory, with owners, modes and times, as it is read.</summary>
    /// <exception cref="FogException">Something can't be read; what was written is no whole archive.</exception>
    public static Task Write(string directory, Stream destination, CancellationToken ct) => Tar.Write(directory, destination, Attributes, ct);

    /// <summary>Fills a directory; tar itself lets nothing out of it.</summary>
    /// <exception cref="FogException">The content doesn't fit, or isn't a tar archive.</exception>
    public static async Task Extract(string archive, string directory, VolumeId volume, CancellationToken ct)
    {
        try
        {
            await Tar.Extract(PipeSource.FromFile(archive), directory, Attributes, ct);
        }
        catch (ToolException e) when (e.Message.Contains("No space left", StringComparison.Ordinal))
        {
            throw new FogException($"volume {volume} is full before all of the archive is in it: give it a larger size");
        }
    }
}
