using System.Globalization;
using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Reads free memory from /proc/meminfo and free disk from the file system of /var/lib, where layers and volumes lie.</summary>
public static class RoomProbe
{
    public static RoomFacts Look()
    {
        var memory = File.ReadAllText("/proc/meminfo");
        var disk = new DriveInfo("/var/lib");
        return new RoomFacts(Bytes(memory, "MemAvailable"), Bytes(memory, "MemTotal"), disk.AvailableFreeSpace, disk.TotalSize);
    }

    /// <summary>One line of /proc/meminfo, such as "MemTotal:  24637220 kB", in bytes; 0 when it isn't there.</summary>
    public static long Bytes(string memory, string name)
    {
        var line = memory.Split('\n').FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal), $"{name}: 0 kB");
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
