using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Links of a lab with delay, rate and loss go through TAP devices.</summary>
public static class TapCheck
{
    public static Finding Judge(HostFacts host) => host.Network.Tap switch
    {
        { Worked: true } => Finding.Ok("TUN/TAP", Purpose.Lab, "made one for a test"),
        { Worked: null, Detail: var why } => Finding.Limited("TUN/TAP", Purpose.Lab, why, "not known whether a lab can shape links"),
        { Detail: var error } => Finding.Missing("TUN/TAP", Purpose.Lab, error,
            "fog lab can't shape links; plain ones work", "modprobe tun"),
    };
}
