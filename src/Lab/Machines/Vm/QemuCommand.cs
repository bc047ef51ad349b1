using System.Globalization;

namespace Fog.Lab.Machines.Vm;

/// <summary>How a virtual machine is started: one processor in software emulation, two disks, three cards.</summary>
/// <remarks>
/// A processor with AVX2, for which .NET's libraries are compiled ahead. Guards against attacks through the processor are off, as there is
/// no such processor.
/// </remarks>
internal static class QemuCommand
{
    /// <summary>The process's name, as far as the kernel keeps it.</summary>
    public const string ProcessName = "qemu-system-x86";

    private const long Overhead = 512L << 20;
    private const long LeastMemory = 1L << 30;

    private const string KernelOptions =
        "console=ttyS0 quiet loglevel=3 mitigations=off nopti no_timer_check random.trust_cpu=on cryptomgr.notests nokaslr "
        + "rcupdate.rcu_expedited=1 net.ifnames=0 panic=-1";

    public static IReadOnlyList<string> Start(VmImage image, string lab, HostState host) =>
    [
        "nsenter", $"--net={Namespaces.File(host.Namespace)}",
        image.Program("qemu-system-x86_64"),
        "-name", $"{host.Namespace}",
        "-machine", "q35", "-accel", "tcg,thread=single", "-cpu", "Haswell-noTSX", "-smp", "1", "-m", Mebibytes(Memory(host)),
        "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
        "-kernel", image.Kernel, "-initrd", image.InitialDisk,
        "-append", $"{KernelOptions} lab.host={host.Name} lab.address={host.Address}/{Addresses.PrefixLength}",
        "-chardev", "stdio,id=console,signal=off", "-serial", "chardev:console",
        "-qmp", $"unix:{VmPaths.Monitor(lab, host.Name)},server=on,wait=off",
        "-device", "virtio-rng-pci",
        .. Drive("disk", $"file={VmPaths.Disk(lab, host.Name)},format=qcow2,cache=unsafe,discard=unmap"),
        .. Drive("lab", $"file={VmPaths.LabDisk(lab)},format=raw,readonly=on"),
        .. Card(VmCards.Plain, Addresses.PlainCard(host.Index)),
        .. Card(VmCards.Shaped, Addresses.ShapedCard(host.Index)),
        .. Card(VmCards.Control, Addresses.ControlCard(host.Index)),
        "-device", "virtio-serial-pci",
        .. Log("engine", LabPaths.Log(lab, host.Name, "engine")),
        .. Log("node", LabPaths.Log(lab, host.Name, "node")),
    ];

    /// <summary>What the node offers, and what kernel, engine and node need themselves.</summary>
    internal static long Memory(HostState host) => Math.Max(LeastMemory, host.Memory + Overhead);

    private static string[] Drive(string id, string what) =>
        ["-drive", $"if=none,id={id},{what}", "-device", $"virtio-blk-pci,drive={id}"];

    private static string[] Card(string tap, string address) =>
    [
        "-netdev", $"tap,id={tap},ifname={tap},script=no,downscript=no",
        "-device", $"virtio-net-pci,netdev={tap},mac={address},romfile=",
    ];

    private static string[] Log(string what, string file) =>
        ["-chardev", $"file,id={what},path={file}", "-device", $"virtserialport,chardev={what},name={what}"];

    private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}M");
}
