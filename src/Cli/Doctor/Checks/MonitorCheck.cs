using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>conmon holds a task's output and exit code while the node restarts.</summary>
public static class MonitorCheck
{
    public static Finding Judge(HostFacts host) => host.Conmon.IsThere
        ? Finding.Ok("conmon", Purpose.Tasks, host.Conmon.ToString())
        : Finding.Missing("conmon", Purpose.Tasks, host.Conmon.ToString(),
            "a task would not outlive its node, so none is started", Install.Package("conmon"));
}
