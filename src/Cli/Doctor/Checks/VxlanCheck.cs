using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Tasks of one service on different hosts talk over a VXLAN.</summary>
public static class VxlanCheck
{
    public static Finding Judge(HostFacts host) => host.Network.Vxlan switch
    {
        { Worked: true } => Finding.Ok("VXLAN", Purpose.Tasks, "made one for a test"),
        { Worked: null, Detail: var why } => Finding.Limited("VXLAN", Purpose.Tasks, why, "not known whether tasks can reach tasks on other hosts"),
        { Detail: var error } => Finding.Missing("VXLAN", Purpose.Tasks, error,
            "tasks can't reach tasks on other hosts", "modprobe vxlan"),
    };
}
