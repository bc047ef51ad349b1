using Fog.Lab.Machines.Vm;

namespace Fog.Lab.Machines;

/// <summary>The one place that knows all kinds of machines.</summary>
internal static class Machine
{
    public static IMachine Of(LabState lab, HostState host) => host.Machine switch
    {
        MachineKind.Vm => new VmMachine(lab.Name, lab.Namespace, host),
        _ => new NamespaceMachine(lab.Name, lab.Namespace, host),
    };
}
