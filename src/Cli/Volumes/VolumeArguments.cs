using System.CommandLine;
using Fog.Cli.Services;

namespace Fog.Cli.Volumes;

/// <summary>Arguments that the verbs of <c>fog volume</c> share.</summary>
internal static class VolumeArguments
{
    /// <summary>A volume as <c>SERVICE/TASK/VOLUME</c>.</summary>
    public static Argument<VolumeId> Volume() =>
        Arguments.Parsed("volume", "A volume as SERVICE/TASK/VOLUME, for example shop/db/data.", VolumeId.Parse);

    /// <summary>Which of several hosts is meant.</summary>
    public static Option<string?> Node() => new("--node") { Description = "The host that is meant, when several have the volume.", HelpName = "NODE" };

    /// <summary>The host that was named; null when none was.</summary>
    public static NodeName? Node(ParseResult parsed, Option<string?> node) => parsed.GetValue(node) is { } name ? new NodeName(name) : null;
}
