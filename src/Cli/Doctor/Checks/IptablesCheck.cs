using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Docker Engine's networks and published ports are iptables rules.</summary>
public static class IptablesCheck
{
    public static Finding Judge(HostFacts host) => host.Network.Iptables switch
    {
        { Worked: true } => Finding.Ok("iptables", Purpose.Tasks, "takes nat rules"),
        { Worked: null, Detail: var why } => Finding.Limited("iptables", Purpose.Tasks, why, "not known whether the engine can make networks"),
        { Detail: var error } => Finding.Missing("iptables", Purpose.Tasks, error,
            "the engine can't make networks", Install.Package("iptables")),
    };
}
