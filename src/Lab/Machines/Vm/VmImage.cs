namespace Fog.Lab.Machines.Vm;

/// <summary>What eng/vm-setup made: the emulator, and what is the same in all virtual machines.</summary>
internal sealed record VmImage(string Home)
{
    private const string Current = "/opt/fog/vm/current";

    /// <summary>The kernel, unpacked.</summary>
    public string Kernel => Path.Combine(Home, "vmlinux");

    /// <summary>Its initial RAM disk.</summary>
    public string InitialDisk => Path.Combine(Home, "initrd");

    /// <summary>The disk that each virtual machine's own is a layer on.</summary>
    public string Root => Path.Combine(Home, "root.ext4");

    /// <summary>The one that is there.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public static VmImage Find() =>
        Directory.ResolveLinkTarget(Current, returnFinalTarget: true) is { Exists: true } home
            ? new VmImage(home.FullName)
            : throw new LabException(
                $"This machine can't run virtual machines: there is no {Current}. `eng/vm-setup` makes it, about 120 MB to download, 720 MB on disk.");

    /// <summary>One of its programs.</summary>
    public string Program(string name) => Path.Combine(Home, "bin", name);
}
