using System.Globalization;

namespace Fog.Lab.Hosts;

/// <summary>
/// Finds the processes of a lab by the namespaces they are in. The kernel is asked each time: files with process numbers
/// lie after a crash.
/// </summary>
internal static class ProcessTable
{
    /// <summary>Everybody in the network namespace of that file.</summary>
    public static IEnumerable<ProcessEntry> InNetwork(string namespaceFile) =>
        Native.FileNumber.Of(namespaceFile) is { } number ? InNetwork(number) : [];

    /// <summary>Everybody in the network namespace of that inode, which may have lost its file.</summary>
    public static IEnumerable<ProcessEntry> InNetwork(ulong number) =>
        Where("net", string.Create(CultureInfo.InvariantCulture, $"net:[{number}]"));

    /// <summary>Everybody in the process namespace of that process.</summary>
    public static IEnumerable<ProcessEntry> InSameProcessNamespace(int process) =>
        Link(process, "pid") is { } link ? Where("pid", link) : [];

    /// <summary>The first process of a host (or of the store): the one whose death takes all others with it.</summary>
    public static ProcessEntry? Init(string namespaceFile) =>
        InNetwork(namespaceFile).FirstOrDefault(p => p.InnerId == 1 && p.Depth == 2);

    private static IEnumerable<ProcessEntry> Where(string kind, string link)
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && Link(id, kind) == link
                && Read(folder) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private static string? Link(int process, string kind)
    {
        try
        {
            return new FileInfo(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/ns/{kind}")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ProcessEntry? Read(string folder)
    {
        try
        {
            return ProcessEntry.Parse(File.ReadAllText(Path.Combine(folder, "status")));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
