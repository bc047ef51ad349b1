using System.Net;

namespace Fog.Services;

/// <summary>The addresses that tasks have for life: 100.64.0.0/10 (RFC 6598), a /24 for each service, so that they never meet a host's own network.</summary>
public static class TaskAddress
{
    /// <summary>Tasks that one service can have.</summary>
    public const int PerService = 254;

    /// <summary>The address of the task with an index of 0 to 253 in a block of 0 to 16,383.</summary>
    public static string Of(int block, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(block);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(block, 16_383);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, PerService);
        var bits = (100u << 24) | (64u << 16) | ((uint)block << 8) | (uint)(index + 1);
        return new IPAddress([(byte)(bits >> 24), (byte)(bits >> 16), (byte)(bits >> 8), (byte)bits]).ToString();
    }

    /// <summary>Gives each name an index: those that have one keep it, new ones get the lowest free.</summary>
    public static IReadOnlyDictionary<string, int> Assign(IReadOnlyDictionary<string, int> known, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(known);
        ArgumentNullException.ThrowIfNull(names);
        var taken = known.Values.ToHashSet();
        var all = known.ToDictionary(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !all.ContainsKey(name)))
        {
            var index = Enumerable.Range(0, int.MaxValue).First(candidate => !taken.Contains(candidate));
            taken.Add(index);
            all[name] = index;
        }

        return all;
    }
}
