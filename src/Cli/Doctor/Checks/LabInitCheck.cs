using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>catatonit is the first process of a lab host.</summary>
public static class LabInitCheck
{
    public static Finding Judge(HostFacts host) => host.Catatonit.IsThere
        ? Finding.Ok("catatonit", Purpose.Lab, host.Catatonit.ToString())
        : Finding.Missing("catatonit", Purpose.Lab, host.Catatonit.ToString(),
            "fog lab can't bring up hosts on this machine", Install.Package("catatonit"));
}
