namespace Fog.Lab;

/// <summary>Where a lab keeps what: the state and logs in memory, the disks of its hosts on disk.</summary>
public static class LabPaths
{
    /// <summary>Folder beside the hosts' disks that holds the nodes' shared store.</summary>
    public const string Cluster = "cluster";

    internal const string StateRoot = "/run/fog-lab";
    internal const string DisksRoot = "/var/lib";
    internal const string LabDisks = "/var/lib/fog-lab";

    /// <summary>/run/fog-lab/NAME: lab.json, logs, the switch's rules and socket.</summary>
    public static string State(string lab) => Path.Combine(StateRoot, lab);

    /// <summary>/run/fog-lab/NAME/lab.json.</summary>
    public static string StateFile(string lab) => Path.Combine(State(lab), "lab.json");

    /// <summary>/run/fog-lab/NAME/HOST.WHAT.log, where WHAT is init, engine or node.</summary>
    public static string Log(string lab, string host, string what) => Path.Combine(State(lab), $"{host}.{what}.log");

    /// <summary>/var/lib/fog-lab/NAME: one folder for each host, and the store.</summary>
    public static string Disks(string lab) => Path.Combine(LabDisks, lab);

    internal static string Disk(string lab, string host) => Path.Combine(Disks(lab), host);

    internal static string ClusterFolder(string lab) => Path.Combine(Disks(lab), Cluster);
}
