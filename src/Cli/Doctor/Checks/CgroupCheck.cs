using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Limits of cpu and memory are control groups; runc does all three ways of mounting them.</summary>
public static class CgroupCheck
{
    public static Finding Judge(HostFacts host) => host.Cgroups switch
    {
        CgroupMode.V2 => Finding.Ok("cgroups", Purpose.Tasks, "v2"),
        CgroupMode.Hybrid => Finding.Ok("cgroups", Purpose.Tasks, "v1 and v2 (hybrid)"),
        CgroupMode.V1 => Finding.Ok("cgroups", Purpose.Tasks, "v1"),
        _ => Finding.Missing("cgroups", Purpose.Tasks, "not mounted", "tasks can't be limited and don't start",
            "mount -t cgroup2 cgroup2 /sys/fs/cgroup"),
    };
}
