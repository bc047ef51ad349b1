using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>The node drives engines, namespaces and CRIU, which all want root.</summary>
public static class RootCheck
{
    public static Finding Judge(HostFacts host) => host.IsRoot
        ? Finding.Ok("root", Purpose.Tasks, "yes")
        : Finding.Missing("root", Purpose.Tasks, "no",
            "a node without root joins the fog and runs no tasks; most checks below could not be tried", "sudo ./fog doctor");
}
