using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Kernel settings whose defaults are tight for many hosts on one machine.</summary>
public static class KernelCheck
{
    /// <summary>The kernel's default; a program that watches files takes one and fails to start without.</summary>
    public const long FewestInotifyInstances = 128;

    public static Finding Judge(HostFacts host) => host.Kernel.InotifyInstances >= FewestInotifyInstances
        ? Finding.Ok("kernel", Purpose.Tasks, host.Kernel.Release)
        : Finding.Limited("kernel", Purpose.Tasks, $"{host.Kernel.Release}, {host.Kernel.InotifyInstances} inotify instances",
            "programs that watch files fail to start when many run here",
            $"sysctl -w fs.inotify.max_user_instances={FewestInotifyInstances}");
}
