using System.Globalization;
using Fog.Agent.Runc;

namespace Fog.Agent.Migration;

/// <summary>What a task has open that CRIU can't dump, found before anything is disturbed; each sentence says what to do.</summary>
internal static class OpenThings
{
    private static readonly string[] OfEveryTask = ["/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"];

    /// <summary>Why these processes can't be moved as they are.</summary>
    public static IEnumerable<string> Obstacles(IEnumerable<int> processes) =>
        processes.SelectMany(pid => Links(pid).Select(link => Obstacle(Name(pid), link)).Append(Traced(pid))).OfType<string>().Distinct();

    /// <summary>Why a process can't be moved with this open; null when it can.</summary>
    /// <param name="process">Its name.</param>
    /// <param name="link">What <c>/proc/PID/fd</c> says of an open file.</param>
    public static string? Obstacle(string process, string link) => link switch
    {
        "anon_inode:inotify" => $"{process} watches files by inotify, which CRIU can't dump on an overlay (\"fsnotify: Can't dump that handle\"): let it poll, in .NET by DOTNET_USE_POLLING_FILE_WATCHER=1.",
        "anon_inode:[io_uring]" => $"{process} uses io_uring, which CRIU can't dump: switch it off in the program.",
        "anon_inode:[perf_event]" or "anon_inode:[userfaultfd]" or "anon_inode:[fanotify]" or "anon_inode:fanotify" or "anon_inode:kvm-vm" =>
            $"{process} has {link["anon_inode:".Length..].Trim('[', ']')} open, which CRIU can't dump.",
        _ when link.StartsWith("anon_inode:bpf", StringComparison.Ordinal) => $"{process} has a BPF program or map open, which CRIU can't dump.",
        _ when link.StartsWith("/dev/pts/", StringComparison.Ordinal) || link == "/dev/tty" => $"{process} has a terminal open ({link}): end the command that runs at it.",
        _ when link.StartsWith("/dev/shm/", StringComparison.Ordinal) => null,
        _ when link.StartsWith("/dev/", StringComparison.Ordinal) && !OfEveryTask.Contains(link.Replace(" (deleted)", "", StringComparison.Ordinal), StringComparer.Ordinal) =>
            $"{process} has the device {link} open, whose state stays on this host.",
        _ => null,
    };

    private static string? Traced(int pid) => Field(pid, "TracerPid:") is { } tracer && tracer != "0"
        ? $"{Name(pid)} is being traced by process {tracer}: end that first."
        : null;

    private static string Name(int pid) => PassingFile.Text($"/proc/{pid}/comm")?.Trim() ?? pid.ToString(CultureInfo.InvariantCulture);

    private static string? Field(int pid, string name) => (PassingFile.Text($"/proc/{pid}/status") ?? "").Split('\n')
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();

    private static IEnumerable<string> Links(int pid)
    {
        try
        {
            return [.. Directory.EnumerateFiles($"/proc/{pid}/fd").Select(path => new FileInfo(path).LinkTarget).OfType<string>()];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return []; // it ended this moment
        }
    }
}
