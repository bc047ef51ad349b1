using System.Globalization;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>What a running task is like, read from the kernel while it runs.</summary>
internal static class TaskLook
{
    /// <summary>The task as it is now.</summary>
    public static MovingTask Of(TaskRecord record, TaskFiles files)
    {
        var processes = RuncState.Read(files)?.Freezer.Processes ?? [];
        return new MovingTask(
            record.Order.Spec.Image.Name ?? record.Order.Spec.Image.Context?.Digest ?? "",
            processes.Sum(Anonymous),
            null,
            Size(files.Upper),
            0,
            processes.Count,
            Connections(record.Pid!.Value));
    }

    /// <summary>Bytes of memory that a dump of the process would hold: pages that aren't those of a file.</summary>
    private static long Anonymous(int pid) => (PassingFile.Text($"/proc/{pid}/smaps_rollup") ?? "").Split('\n')
        .Where(line => line.StartsWith("Anonymous:", StringComparison.Ordinal))
        .Sum(line => 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture));

    /// <summary>State 01 is an established connection; both families.</summary>
    private static int Connections(int pid) => new[] { "tcp", "tcp6" }
        .Sum(family => (PassingFile.Text($"/proc/{pid}/net/{family}") ?? "").Split('\n')
            .Count(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, "01", ..]));

    private static long Size(string directory) => Directory.Exists(directory)
        ? new DirectoryInfo(directory).EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Sum(file => file.Length)
        : 0;
}
