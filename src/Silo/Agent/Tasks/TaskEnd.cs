using System.Globalization;
using Fog.Agent.Runc;

namespace Fog.Agent.Tasks;

/// <summary>What is said of a task whose process isn't there any more. Pure but for reading what conmon and the kernel left.</summary>
internal static class TaskEnd
{
    /// <summary>The record of a running task after a look at its process: the same one when it still runs.</summary>
    /// <param name="record">What was known.</param>
    /// <param name="files">Its files.</param>
    public static TaskRecord Look(TaskRecord record, TaskFiles files)
    {
        if (record.Phase != TaskPhase.Running || record.Move is { IsFrozen: true } || record.Wanted == Wanted.Suspended)
        {
            return record;
        }

        if (int.TryParse(PassingFile.Text(files.ExitFile), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code))
        {
            return Ended(record, code, File.Exists(files.OomFile) || files.Group.MemoryKills > 0);
        }

        return Conmon.IsAlive(files) || IsIn(PassingFile.Text($"/proc/{record.Pid}/cgroup"), files.Id)
            ? Strained(record, files.Group.MemoryKills)
            : record with { Phase = TaskPhase.Failed, Step = TaskObservation.Lost, Pid = null, Error = "the process is gone and nobody saw its end, most likely its host went down; deploy again to start it anew" };
    }

    /// <summary>Whether a process with this <c>/proc/PID/cgroup</c> is the task's: after a reboot its number may be another's.</summary>
    public static bool IsIn(string? cgroups, string id) =>
        cgroups?.Split('\n').Any(line => line.EndsWith($"/{id}", StringComparison.Ordinal)) == true;

    /// <summary>The record of a task that runs: the kernel may have ended processes that it began.</summary>
    public static TaskRecord Strained(TaskRecord record, long kills) => kills <= record.Kills ? record : record with
    {
        Kills = kills,
        Step = $"running, but the kernel ended a process of it, over its memory limit of {Limit(record)}",
    };

    /// <summary>The record of a task whose process ended.</summary>
    /// <param name="record">What was known.</param>
    /// <param name="code">Exit code, 128 + signal for a signal.</param>
    /// <param name="outOfMemory">Whether the kernel ended it at its memory limit.</param>
    public static TaskRecord Ended(TaskRecord record, int code, bool outOfMemory) => (code, outOfMemory) switch
    {
        (0, _) => record with { Phase = TaskPhase.Stopped, Step = "ended", Pid = null, ExitCode = 0, Error = null },
        (137, true) => record with
        {
            Phase = TaskPhase.Failed, Step = "ended", Pid = null, ExitCode = code,
            Error = $"over its memory limit of {Limit(record)}: the kernel ended it; give it more under resources.memory",
        },
        (_, true) => record with
        {
            Phase = TaskPhase.Failed, Step = "ended", Pid = null, ExitCode = code,
            Error = $"ended with exit code {code} after the kernel had ended a process of it, over its memory limit of {Limit(record)}; give it more under resources.memory",
        },
        ( > 128, _) => record with { Phase = TaskPhase.Failed, Step = "ended", Pid = null, ExitCode = code, Error = $"ended by signal {code - 128}" },
        _ => record with { Phase = TaskPhase.Failed, Step = "ended", Pid = null, ExitCode = code, Error = $"ended with exit code {code}; 'fog logs {record.Order.Task}' shows its last words" },
    };

    private static string Limit(TaskRecord record) => TaskLimits.Mebibytes(record.Order.Spec.Resources.Memory);
}
