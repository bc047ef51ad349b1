using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>rsync moves a task's read-write layer and volumes, changes only.</summary>
public static class RsyncCheck
{
    public static Finding Judge(HostFacts host) => host.Rsync.IsThere
        ? Finding.Ok("rsync", Purpose.Migration, host.Rsync.ToString())
        : Finding.Missing("rsync", Purpose.Migration, host.Rsync.ToString(),
            "a task with files of its own can't move", Install.Package("rsync"));
}
