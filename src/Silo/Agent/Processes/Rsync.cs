namespace Fog.Agent.Processes;

/// <summary>rsync's words for one tree to become like another.</summary>
internal static class Rsync
{
    /// <summary>The program.</summary>
    public const string Program = "rsync";

    /// <summary>With owners, hard links, access lists and attributes; what isn't in the one goes from the other.</summary>
    /// <remarks>Files of the same size are compared by their times in nanoseconds: by seconds, as rsync does by itself, what is written within one would stay behind.</remarks>
    /// <param name="contents">Whether to compare the contents of all files, whatever their times say.</param>
    public static IEnumerable<string> Mirror(bool contents) =>
        ["-aHAX", "--numeric-ids", "--delete", "--modify-window=-1", .. contents ? new[] { "--checksum" } : []];

    /// <summary>What is in a directory, and not the directory in another.</summary>
    public static string Inside(string directory) => directory.TrimEnd('/') + "/";
}
