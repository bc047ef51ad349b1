using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Reads how control groups are mounted from the files that each way shows.</summary>
public static class Cgroups
{
    public static CgroupMode ModeOf(string root) =>
        File.Exists(Path.Combine(root, "cgroup.controllers")) ? CgroupMode.V2
        : File.Exists(Path.Combine(root, "unified", "cgroup.controllers")) ? CgroupMode.Hybrid
        : Directory.Exists(Path.Combine(root, "memory")) ? CgroupMode.V1
        : CgroupMode.None;
}
