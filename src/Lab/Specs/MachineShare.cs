using System.Globalization;

namespace Fog.Lab;

/// <summary>
/// What a host offers when its spec doesn't say: the processors of this machine divided by the hosts, three quarters of its
/// memory and half of its free disk divided likewise. The rest is for engines, nodes and whoever else lives here.
/// </summary>
/// <param name="Cpus">Processors, rounded down to a hundredth.</param>
/// <param name="Memory">Bytes, rounded down to 16 MiB.</param>
/// <param name="Disk">Bytes, rounded down to 16 MiB.</param>
public sealed record MachineShare(double Cpus, long Memory, long Disk)
{
    private const long Step = 16L << 20;

    /// <summary>What a virtual machine offers of its own size: one processor, and what engine, node and kernel leave it.</summary>
    public static MachineShare OfAVm { get; } = new(1, 1536L << 20, 6L << 30);

    /// <summary>The share of one of so many hosts on a machine of this size.</summary>
    public static MachineShare Of(int hosts, int processors, long memory, long freeDisk) => new(
        Math.Max(0.01, Math.Floor(processors * 100.0 / hosts) / 100),
        memory * 3 / 4 / hosts / Step * Step,
        freeDisk / 2 / hosts / Step * Step);

    internal static MachineShare OfThisMachine(int hosts) => Of(
        hosts,
        Environment.ProcessorCount,
        TotalMemory(File.ReadAllText("/proc/meminfo")),
        new DriveInfo(LabPaths.DisksRoot).AvailableFreeSpace);

    internal static long TotalMemory(string meminfo)
    {
        const string key = "MemTotal:";
        var line = meminfo.Split('\n').First(l => l.StartsWith(key, StringComparison.Ordinal));
        return long.Parse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) << 10;
    }
}
