using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>The node is an ASP.NET Core program that finds its runtime on the host.</summary>
public static class RuntimeCheck
{
    public static Finding Judge(HostFacts host) => host.HasWebRuntime
        ? Finding.Ok(".NET runtime", Purpose.Tasks, host.Runtime)
        : Finding.Missing(".NET runtime", Purpose.Tasks, $"{host.Runtime} without ASP.NET Core",
            "the node can't start", "install the ASP.NET Core runtime of the same version (https://dot.net/download)");
}
