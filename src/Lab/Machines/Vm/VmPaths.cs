namespace Fog.Lab.Machines.Vm;

/// <summary>The files of a lab's virtual machines.</summary>
internal static class VmPaths
{
    /// <summary>The read-only disk that all of them have.</summary>
    public static string LabDisk(string lab) => Path.Combine(Folder(lab), "lab.squashfs");

    /// <summary>What opens them to the lab.</summary>
    public static string Key(string lab) => Path.Combine(Folder(lab), "key");

    /// <summary>Where the read-only disk is put together.</summary>
    public static string Stage(string lab) => Path.Combine(Folder(lab), "stage");

    /// <summary>The disk of one of them; it stays across a power loss.</summary>
    public static string Disk(string lab, string host) => Path.Combine(LabPaths.Disk(lab, host), "disk.qcow2");

    /// <summary>The emulator's control socket.</summary>
    public static string Monitor(string lab, string host) => Path.Combine(LabPaths.State(lab), $"{host}.monitor");

    /// <summary>Where the open way into it is shared.</summary>
    public static string Way(string lab, string host) => Path.Combine(LabPaths.State(lab), $"{host}.way");

    /// <summary>Its engine's socket on this side.</summary>
    public static string Engine(string lab, string host) => Path.Combine(LabPaths.State(lab), $"{host}.docker");

    private static string Folder(string lab) => Path.Combine(LabPaths.ClusterFolder(lab), "vm");
}
