namespace Fog.Lab;

/// <summary>Names of a lab's network namespaces and cgroups.</summary>
public static class Namespaces
{
    internal const string Folder = "/run/netns";

    /// <summary>The namespace of the bridge that joins the hosts: "fog-LAB".</summary>
    public static string Wire(string lab) => $"fog-{lab}";

    /// <summary>The namespace of one host, also the name of its cgroup: "fog-LAB-HOST".</summary>
    public static string Host(string lab, string host) => $"fog-{lab}-{host}";

    /// <summary>The file that stands for the namespace.</summary>
    public static string File(string name) => Path.Combine(Folder, name);

    /// <summary>Whether a namespace or cgroup of that name belongs to the lab: the wire or one of its hosts.</summary>
    internal static bool Owns(string lab, string name) => name == Wire(lab) || name.StartsWith($"fog-{lab}-", StringComparison.Ordinal);

    /// <summary>All of the lab's network namespaces that exist, whatever lab.json says.</summary>
    internal static IEnumerable<string> OfLab(string lab) =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)).Where(n => Owns(lab, n)) : [];
}
