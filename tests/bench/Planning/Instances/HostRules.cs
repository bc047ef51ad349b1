namespace Fog.Bench.Planning.Instances;

/// <summary>Whether a host is out of the question for a task, read from the spec's words and not by the planner's filters.</summary>
internal static class HostRules
{
    public static bool Admits(TaskSpec task, NodeDescription host) =>
        host.Abilities.RunsTasks
        && (task.Placement.Host is not { } name || name == host.Name)
        && (task.Placement.Platform is not { } platform || platform == host.Platform)
        && task.Placement.Labels.All(label => host.Labels.GetValueOrDefault(label.Key) == label.Value)
        && (!task.Migratable || host.Abilities.Migrates);

    public static bool Fits(Resources need, Resources free) =>
        need.Cpu <= free.Cpu + 1e-9 && need.Memory <= free.Memory && need.Disk <= free.Disk;

    /// <summary>Whether two tasks must be on one host.</summary>
    public static bool Together(ServiceSpec spec, string one, string other) =>
        spec.Tasks[one].Placement.With.Contains(other) || spec.Tasks[other].Placement.With.Contains(one);

    /// <summary>Whether two tasks must be on different hosts: the spec says so, or they are replicas.</summary>
    public static bool Apart(ServiceSpec spec, string one, string other) =>
        spec.Tasks[one].Placement.Apart.Contains(other) || spec.Tasks[other].Placement.Apart.Contains(one)
        || (spec.Tasks[one].Group is { } group && group == spec.Tasks[other].Group);
}
