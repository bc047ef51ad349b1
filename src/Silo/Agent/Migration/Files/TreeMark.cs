using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Fog.Agent.Migration.Files;

/// <summary>A directory tree as it was at some moment: when a later mark is the same, nothing in it has changed.</summary>
/// <param name="Hash">Of names, sizes, modes, inodes and times of change of all entries.</param>
/// <param name="Newest">Latest time of change, in nanoseconds since 1970.</param>
internal readonly record struct TreeMark(UInt128 Hash, long Newest)
{
    /// <summary>The kernel's file times go on in steps of up to ten milliseconds.</summary>
    private const long Step = 20_000_000;

    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>The tree now.</summary>
    public static TreeMark Of(string root)
    {
        var (hash, newest) = (new XxHash128(), 0L);
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", All).Append(root).Order(StringComparer.Ordinal))
        {
            if (StatX.Of(path) is { } seen)
            {
                hash.Append(MemoryMarshal.AsBytes(path.AsSpan()));
                hash.Append(MemoryMarshal.AsBytes<ulong>([seen.Inode, seen.Size, seen.Mode, seen.Links, (ulong)seen.Changed]));
                newest = Math.Max(newest, seen.Changed);
            }
        }

        return new TreeMark(hash.GetCurrentHashAsUInt128(), newest);
    }

    /// <summary>Whether nothing changed since; a change in the same step of the kernel's clock as the mark itself would not be seen.</summary>
    /// <param name="later">The tree later.</param>
    /// <param name="taken">When this mark was taken.</param>
    public bool Holds(TreeMark later, DateTimeOffset taken) =>
        Hash == later.Hash && Newest < (taken.ToUnixTimeMilliseconds() * 1_000_000) - Step;
}
