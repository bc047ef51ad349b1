namespace Fog.Lab;

/// <summary>What a host is made of.</summary>
public enum MachineKind
{
    /// <summary>Namespaces of this machine's own kernel: up within a second, as fast as the machine.</summary>
    Namespace,

    /// <summary>A virtual machine in software emulation, with Debian's stock kernel: another kernel, five to twenty times slower.</summary>
    Vm,
}
