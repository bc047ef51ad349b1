using System.Globalization;
using System.Runtime.InteropServices;
using Fog.Hosting;

namespace Fog.Agent.Host;

/// <summary>What the host has, as the kernel tells.</summary>
internal static class Machine
{
    /// <summary>As image manifests write it, for example <c>linux/amd64</c>.</summary>
    public static string Platform { get; } = "linux/" + RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.Arm64 => "arm64",
        var other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>Release of the running kernel.</summary>
    public static string Kernel { get; } = File.ReadAllText("/proc/sys/kernel/osrelease").Trim();

    /// <summary><c>v2</c>, <c>hybrid</c> or <c>v1</c>.</summary>
    public static string Cgroups { get; } =
        File.Exists("/sys/fs/cgroup/cgroup.controllers") ? "v2"
        : Directory.Exists("/sys/fs/cgroup/unified") ? "hybrid"
        : "v1";

    /// <summary>The host's resources, or what its owner lends of them.</summary>
    public static Resources Total(NodeOptions options) => new(
        options.Offer.Cpus ?? Environment.ProcessorCount,
        options.Offer.Memory ?? Memory(File.ReadLines("/proc/meminfo")),
        options.Offer.Disk ?? new DriveInfo(options.DataDirectory).TotalSize);

    /// <summary>Bytes of memory that a <c>/proc/meminfo</c> tells of.</summary>
    public static long Memory(IEnumerable<string> meminfo)
    {
        var total = meminfo.First(line => line.StartsWith("MemTotal:", StringComparison.Ordinal));
        return 1024 * long.Parse(total.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>The load of now, for each processor.</summary>
    public static double Load() => Load(File.ReadAllText("/proc/loadavg"), Environment.ProcessorCount);

    /// <summary>The load that a <c>/proc/loadavg</c> tells of: its first number is the average of the last minute.</summary>
    public static double Load(string average, int processors) =>
        double.Parse(average.Split(' ')[0], CultureInfo.InvariantCulture) / processors;
}
