using Fog.Agent.Docker;
using Fog.Agent.Migration.Pages;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Agent.Volumes;

namespace Fog.Agent.Migration;

/// <summary>What a running task is like, read from the kernel while it runs.</summary>
internal sealed class TaskLook(TaskVolumes volumes, TimeProvider clock)
{
    /// <summary>How long a sample of pages is given to change.</summary>
    private static readonly TimeSpan SampleTime = TimeSpan.FromMilliseconds(500);

    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    /// <summary>The task as it is now, and why it can't be moved as it is.</summary>
    public async Task<(MovingTask Task, IEnumerable<string> Obstacles)> At(TaskRecord record, TaskFiles files, CancellationToken ct)
    {
        var processes = RuncState.Read(files)?.Freezer.Processes ?? [];
        var start = clock.GetTimestamp();
        var sample = new DirtySample(processes);
        await Task.Delay(SampleTime, clock, ct);
        var rate = sample.Changed() / clock.GetElapsedTime(start).TotalSeconds;
        var mounted = await volumes.Ensure(record.Order, ct, filled: true);
        var task = new MovingTask(
            record.Order.Spec.Image.Name ?? record.Order.Spec.Image.Context?.Digest ?? "",
            sample.Bytes,
            rate,
            Size(files.Upper),
            mounted.Sum(volume => Size(volume.Source)),
            processes.Count,
            Connections(record.Pid!.Value));
        return (task, OpenThings.Obstacles(processes));
    }

    /// <summary>State 01 is an established connection; both families.</summary>
    private static int Connections(int pid) => new[] { "tcp", "tcp6" }
        .Sum(family => (PassingFile.Text($"/proc/{pid}/net/{family}") ?? "").Split('\n')
            .Count(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, _, "01", ..]));

    private static long Size(string directory) => Directory.Exists(directory)
        ? new DirectoryInfo(directory).EnumerateFiles("*", Everything).Sum(file => file.Length)
        : 0;
}
