using System.Globalization;

namespace Fog.Bench.Idle;

/// <summary>What a process has used, from /proc.</summary>
/// <param name="Host">The lab host.</param>
/// <param name="Name">The program.</param>
/// <param name="Resident">Bytes in memory.</param>
/// <param name="Anonymous">Bytes of it that are its alone: no file's.</param>
/// <param name="Cpu">Processor time so far.</param>
internal sealed record ProcessCost(string Host, string Name, long Resident, long Anonymous, TimeSpan Cpu)
{
    /// <summary>The kernel counts in hundredths of a second (USER_HZ, the same on all Linux platforms of .NET).</summary>
    private const int TicksPerSecond = 100;

    public static ProcessCost Read(string host, string name, int pid)
    {
        var status = File.ReadAllLines($"/proc/{pid}/status");
        var stat = File.ReadAllText($"/proc/{pid}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
        return new ProcessCost(host, name, Kilobytes(status, "VmRSS:"), Kilobytes(status, "RssAnon:"), TimeSpan.FromSeconds((double)ticks / TicksPerSecond));
    }

    /// <summary>Whether the process is the one with that number in that process namespace.</summary>
    public static bool Is(string folder, string pidNamespace, string pid)
    {
        try
        {
            return new FileInfo($"{folder}/ns/pid").LinkTarget == pidNamespace
                && File.ReadLines($"{folder}/status").First(line => line.StartsWith("NSpid:", StringComparison.Ordinal)).Split('\t')[^1] == pid;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static long Kilobytes(string[] status, string key) =>
        1024 * long.Parse(status.First(line => line.StartsWith(key, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2].Split('\t')[^1], CultureInfo.InvariantCulture);
}
