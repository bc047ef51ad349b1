using System.Collections.Immutable;
using System.Globalization;
using Fog.Agent.Docker;
using Fog.Agent.Images;
using Fog.Agent.SharedState;
using Fog.Agent.Volumes;

namespace Fog.Agent.Runc;

/// <summary>What runc is told about a task. Pure.</summary>
internal static class Bundle
{
    /// <summary>What a task's root may do: what files and low ports need, nothing of the host. A subset of Docker's default.</summary>
    public static readonly ImmutableArray<string> Capabilities =
        ["CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FOWNER", "CAP_FSETID", "CAP_KILL", "CAP_NET_BIND_SERVICE", "CAP_SETGID", "CAP_SETUID"];

    /// <summary>Length of the scheduler's accounting period, in microseconds; the kernel's default.</summary>
    private const ulong CpuPeriod = 100_000;

    /// <summary>Processes and threads that a task may have.</summary>
    private const long Pids = 1024;

    /// <summary>
    /// Few mounts, as each tmpfs costs a fork of tar in the freeze of a migration: no /dev/pts, no /dev/mqueue, no cgroup tree.
    /// </summary>
    private static readonly ImmutableArray<OciMount> Mounts =
    [
        new("/proc", "proc", "proc", ["nosuid", "noexec", "nodev"]),
        new("/dev", "tmpfs", "tmpfs", ["nosuid", "strictatime", "mode=755", "size=65536k"]),
        new("/dev/shm", "tmpfs", "shm", ["nosuid", "noexec", "nodev", "mode=1777", "size=65536k"]),
        new("/sys", "sysfs", "sysfs", ["nosuid", "noexec", "nodev", "ro"]),
    ];

    /// <summary>Kernel interfaces that tell or change what isn't the task's business; Docker's list.</summary>
    public static readonly ImmutableArray<string> Masked =
        ["/proc/acpi", "/proc/asound", "/proc/kcore", "/proc/keys", "/proc/latency_stats", "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi", "/sys/firmware"];

    private static readonly ImmutableArray<string> Readonly =
        ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"];

    /// <summary>All of these; a kernel without one leaves its mount out, so tasks of different kernels differ by it.</summary>
    public static IEnumerable<string> Covered => [.. Masked, .. Readonly];

    /// <summary>The config of a task's container.</summary>
    public static OciConfig Config(TaskOrder order, TaskImage image, TaskPlace place, OciUser user, OciSeccomp seccomp) => new(
        new OciProcess(
            user,
            order.Spec.Command.IsDefaultOrEmpty ? image.Command : order.Spec.Command,
            Environment(order, image),
            image.Directory,
            new OciCapabilities(Capabilities, Capabilities, Capabilities)),
        new OciRoot(place.Root, false),
        order.Task.Task,
        [
            .. Mounts,
            new OciMount("/etc/hosts", "bind", place.HostsFile, ["bind", "ro", "nosuid", "noexec", "nodev"]),
            .. place.Volumes.Select(volume => new OciMount(volume.Target, "bind", volume.Source, ["rbind", volume.ReadOnly ? "ro" : "rw", "nosuid", "nodev"])),
        ],
        new OciLinux(
            [new("pid"), new("ipc"), new("uts"), new("mount"), new("cgroup"), new("network", place.NetworkNamespace)],
            place.Cgroup,
            Limits(order.Spec.Resources),
            Masked,
            Readonly,
            seccomp));

    /// <summary>What the kernel holds a task to.</summary>
    public static OciResources Limits(Resources resources) => new(
        [new OciDeviceRule(false, "rwm")],
        new OciMemory(resources.Memory, resources.Memory),
        new OciCpu((long)Math.Max(1000, resources.Cpu * CpuPeriod), CpuPeriod, (ulong)Math.Max(2, resources.Cpu * 1024)),
        new OciPids(Pids));

    /// <summary>The image's variables, then what the fog tells, then the spec's: later ones win.</summary>
    private static ImmutableArray<string> Environment(TaskOrder order, TaskImage image)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        };
        foreach (var pair in image.Environment.Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2))
        {
            variables[pair[0]] = pair[1];
        }

        variables["HOSTNAME"] = order.Task.Task;
        variables["FOG_TASK"] = order.Task.ToString();
        variables["FOG_ADDRESS"] = order.Address;
        variables[TaskDoor.Variable] = TaskDoor.Url;
        if (order.PublishedPort is { } port)
        {
            variables["FOG_PUBLISHED_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var (name, value) in order.Spec.Environment)
        {
            variables[name] = value;
        }

        return [.. variables.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}

/// <summary>Where a task lives on its host.</summary>
/// <param name="Root">Its root file system.</param>
/// <param name="HostsFile">What it sees as /etc/hosts.</param>
/// <param name="NetworkNamespace">Its sandbox's network namespace.</param>
/// <param name="Cgroup">Its control group.</param>
/// <param name="Volumes">Its volumes.</param>
internal sealed record TaskPlace(string Root, string HostsFile, string NetworkNamespace, string Cgroup, ImmutableArray<MountedVolume> Volumes);
