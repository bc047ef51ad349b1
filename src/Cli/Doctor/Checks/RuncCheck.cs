using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>runc starts, dumps and restores the tasks' processes.</summary>
public static class RuncCheck
{
    public static Finding Judge(HostFacts host) => host.Runc.IsThere
        ? Finding.Ok("runc", Purpose.Tasks, host.Runc.ToString())
        : Finding.Missing("runc", Purpose.Tasks, host.Runc.ToString(),
            "no task's process can be started", Install.Package("runc"));
}
