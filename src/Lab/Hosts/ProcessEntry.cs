using System.Globalization;

namespace Fog.Lab.Hosts;

/// <summary>What /proc says about one process.</summary>
/// <param name="Id">Its number here.</param>
/// <param name="InnerId">Its number in the innermost process namespace that it is in.</param>
/// <param name="Depth">How many process namespaces it is in, counted from ours: 1 is ours.</param>
/// <param name="Name">Its name, at most 15 characters.</param>
/// <param name="Resident">Bytes of memory that it has resident.</param>
internal sealed record ProcessEntry(int Id, int InnerId, int Depth, string Name, long Resident)
{
    /// <summary>Reads /proc/PID/status.</summary>
    public static ProcessEntry Parse(string status)
    {
        int[] ids = [];
        var resident = 0L;
        var name = "";
        foreach (var line in status.Split('\n'))
        {
            if (line.StartsWith("NSpid:", StringComparison.Ordinal))
            {
                ids = [.. line[6..].Split('\t', StringSplitOptions.RemoveEmptyEntries).Select(t => int.Parse(t, CultureInfo.InvariantCulture))];
            }
            else if (line.StartsWith("Name:", StringComparison.Ordinal))
            {
                name = line[5..].Trim();
            }
            else if (line.StartsWith("VmRSS:", StringComparison.Ordinal))
            {
                resident = long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) << 10;
            }
        }

        return new ProcessEntry(ids[0], ids[^1], ids.Length, name, resident);
    }
}
