using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>What of a folder is packed, in an order that doesn't depend on the disk.</summary>
internal static class FolderListing
{
    /// <summary>Returns the entries by their path in the archive (relative, with slashes), in ordinal order: a folder before its content.</summary>
    public static ImmutableSortedDictionary<string, FileSystemInfo> Of(string folder)
    {
        var rules = IgnoreRules.Of(folder);
        var entries = ImmutableSortedDictionary.CreateBuilder<string, FileSystemInfo>(StringComparer.Ordinal);
        Add(new DirectoryInfo(folder), "", rules, entries);
        return entries.ToImmutable();
    }

    private static void Add(
        DirectoryInfo folder, string prefix, IgnoreRules rules, ImmutableSortedDictionary<string, FileSystemInfo>.Builder entries)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            var ignored = rules.Ignores(path);
            if (!ignored)
            {
                entries[path] = entry;
            }

            // A link is packed as a link: what it points to may be outside, or above, without end.
            if (entry is DirectoryInfo { LinkTarget: null } below && (!ignored || rules.HasExceptions))
            {
                Add(below, path + "/", rules, entries);
            }
        }
    }
}
