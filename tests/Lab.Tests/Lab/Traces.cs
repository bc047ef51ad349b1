using System.Globalization;

namespace Fog.Tests.Lab;

/// <summary>All that a lab of that name has on this machine, read from the kernel and not from the lab.</summary>
internal static class Traces
{
    public static IReadOnlyList<string> Of(string lab) =>
    [
        .. Entries("/run/netns", lab),
        .. File.ReadLines("/proc/mounts").Where(l => Names(l, lab)),
        .. Directory.EnumerateDirectories("/sys/fs/cgroup").Prepend("/sys/fs/cgroup").SelectMany(d => Entries(d, lab)),
        .. new[] { $"/run/fog-lab/{lab}", $"/var/lib/fog-lab/{lab}" }.Where(Directory.Exists),
        .. Processes(lab).Select(p => p.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Whoever names one of the lab's namespaces or folders in his command line, or runs below its cgroups.</summary>
    public static IEnumerable<int> Processes(string lab) =>
        Directory.EnumerateDirectories("/proc").Where(d => Mentions(d, lab)).Select(d => int.Parse(Path.GetFileName(d), CultureInfo.InvariantCulture));

    private static bool Mentions(string folder, string lab)
    {
        if (!char.IsAsciiDigit(Path.GetFileName(folder)[0]))
        {
            return false;
        }

        try
        {
            var text = File.ReadAllText($"{folder}/cmdline") + File.ReadAllText($"{folder}/cgroup");
            return Names(text, lab);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Names(string text, string lab) =>
        text.Contains($"fog-{lab}", StringComparison.Ordinal) || text.Contains($"fog-lab/{lab}", StringComparison.Ordinal);

    private static IEnumerable<string> Entries(string folder, string lab) =>
        Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, $"fog-{lab}*") : [];
}
