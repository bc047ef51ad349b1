using Fog.Agent.Runc;

namespace Fog.Agent.Migration.Files;

/// <summary>Files that processes write to as memory: when they do, no file time tells.</summary>
internal static class MappedFiles
{
    /// <summary>Whether any of the processes has one.</summary>
    public static bool Any(IEnumerable<int> processes) =>
        processes.Any(pid => Any((PassingFile.Text($"/proc/{pid}/maps") ?? "").Split('\n')));

    /// <summary>Whether a list of mappings has one: shared and writable, of a file that a file system holds.</summary>
    public static bool Any(IEnumerable<string> maps) => maps
        .Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries))
        .Any(words => words.Length == 6 && words[1][1] == 'w' && words[1][3] == 's' && words[4] != "0"
            && words[5].TrimStart() is var path && !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/memfd:", StringComparison.Ordinal)
            && !path.StartsWith("/SYSV", StringComparison.Ordinal));
}
