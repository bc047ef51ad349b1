using System.Globalization;

namespace Fog.Agent.Runc;

/// <summary>
/// What the kernel says of a task's control group, in version 1, hybrid or version 2; null where it says nothing, as of a group that is
/// gone.
/// </summary>
/// <param name="group">The group's path, as runc was told.</param>
/// <param name="mount">Where control groups are mounted.</param>
internal sealed class ControlGroup(string group, string mount = "/sys/fs/cgroup")
{
    /// <summary>runc uses version 1 wherever its controllers are mounted.</summary>
    private readonly bool _old = Directory.Exists(Path.Combine(mount, "memory"));

    /// <summary>
    /// Bytes that can't be taken from the task: all that is charged to it but the page cache of its files, which the kernel drops when it
    /// must. Memory of processes, of tmpfs and of the kernel itself is left.
    /// </summary>
    public long? MemoryUsed => Number(Memory(_old ? "memory.usage_in_bytes" : "memory.current")) is { } charged
        ? Math.Max(0, charged - FileCache(Memory("memory.stat"), _old ? "total_" : ""))
        : null;

    /// <summary>How many of its processes the kernel ended because it was at its limit.</summary>
    public long MemoryKills => Value(Memory(_old ? "memory.oom_control" : "memory.events"), "oom_kill") ?? 0;

    /// <summary>Whether it is held to these limits.</summary>
    public bool Has(OciResources limits) => MemoryLimit == limits.Memory.Limit && CpuQuota == limits.Cpu.Quota;

    private long? MemoryLimit => Number(Memory(_old ? "memory.limit_in_bytes" : "memory.max"));

    private long? CpuQuota => Number(_old ? Text("cpu", "cpu.cfs_quota_us") : Text("cpu", "cpu.max")?.Split(' ')[0]);

    private string? Memory(string file) => Text("memory", file);

    private string? Text(string controller, string file) => PassingFile.Text(Path.Join(mount, _old ? controller : "", group, file));

    private static long FileCache(string? statistics, string prefix) =>
        (Value(statistics, $"{prefix}active_file") ?? 0) + (Value(statistics, $"{prefix}inactive_file") ?? 0);

    private static long? Value(string? text, string key) => text?.Split('\n')
        .Select(line => line.Split(' '))
        .Where(words => words.Length == 2 && words[0] == key)
        .Select(words => Number(words[1]))
        .FirstOrDefault();

    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}
