using System.Globalization;
using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Reads the kernel's settings from /proc.</summary>
public static class KernelProbe
{
    private const int SysResource = 24;

    public static KernelFacts Look() => new(
        File.ReadAllText("/proc/sys/kernel/osrelease").Trim(),
        Number("/proc/sys/fs/pipe-max-size"),
        Number("/proc/sys/fs/inotify/max_user_instances"),
        MayPassLimits(File.ReadAllText("/proc/self/status")));

    /// <summary>Whether the effective capabilities of a /proc/PID/status hold CAP_SYS_RESOURCE.</summary>
    public static bool MayPassLimits(string status)
    {
        const string label = "CapEff:";
        var line = status.Split('\n').FirstOrDefault(l => l.StartsWith(label, StringComparison.Ordinal), $"{label} 0");
        var set = ulong.Parse(line[label.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (set >> SysResource & 1) == 1;
    }

    private static long Number(string file) => long.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture);
}
