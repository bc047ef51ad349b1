using Fog.Agent.Runc;

namespace Fog.Agent.Migration.Files;

/// <summary>Files that a task's processes write to as memory: after the first time no file time tells, also when they aren't mapped any more.</summary>
internal sealed class MappedFiles(Func<IEnumerable<int>> processes)
{
    private bool _seen;

    /// <summary>Whether any process has one now, or had one at an earlier look.</summary>
    public bool Look() => _seen |= processes().Any(pid => Any((PassingFile.Text($"/proc/{pid}/maps") ?? "").Split('\n')));

    /// <summary>Whether a list of mappings has one: shared and writable, of a file that a file system holds.</summary>
    public static bool Any(IEnumerable<string> maps) => maps
        .Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries))
        .Any(words => words.Length == 6 && words[1][1] == 'w' && words[1][3] == 's' && words[4] != "0"
            && words[5].TrimStart() is var path && !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/memfd:", StringComparison.Ordinal)
            && !path.StartsWith("/SYSV", StringComparison.Ordinal));
}
