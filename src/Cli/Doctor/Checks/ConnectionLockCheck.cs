using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>A task's connections are held by nftables rules while it moves; iptables does it too, slower.</summary>
public static class ConnectionLockCheck
{
    public static Finding Judge(HostFacts host) => host.Network.Nftables switch
    {
        { Worked: true } => Finding.Ok("nftables", Purpose.Migration, "takes rules"),
        { Worked: null, Detail: var why } => Finding.Limited("nftables", Purpose.Migration, why, "not known how connections are held during a move"),
        { Detail: var error } => Finding.Missing("nftables", Purpose.Migration, error,
            "connections can't be held during a move", Install.Package("nftables")),
    };
}
