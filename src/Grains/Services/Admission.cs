namespace Fog.Services;

/// <summary>Whether a request may be taken in. Field by field checks belong to the client, which knows the lines of the file.</summary>
internal static class Admission
{
    /// <exception cref="FogException">It may not; the sentence says why.</exception>
    public static void Check(ServiceSpec spec, ServicePhase phase)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (phase == ServicePhase.Removing)
        {
            throw new FogException($"Service {spec.Name} is being removed: wait until it is gone, then deploy it.");
        }

        if (spec.Tasks.IsEmpty)
        {
            throw new FogException($"Service {spec.Name} has no tasks: name at least one under 'tasks'.");
        }

        if (spec.Tasks.Count > TaskAddress.PerService)
        {
            throw new FogException($"Service {spec.Name} has {spec.Tasks.Count} tasks; {TaskAddress.PerService} is the most: split the service.");
        }

        foreach (var (name, task) in spec.Tasks)
        {
            CheckVolumes(name, task);
        }
    }

    /// <summary>A volume's bounds are promises about somebody's data: better refused than not kept.</summary>
    private static void CheckVolumes(string name, TaskSpec task)
    {
        if (task.Volumes.FirstOrDefault(volume => volume.Pinned || volume.Size is not null || volume.InMemory) is { } bound)
        {
            var asked = bound.Pinned ? "pinned" : bound.Size is not null ? "size" : "inMemory";
            throw new FogException($"tasks.{name}.volumes: volume {bound.Name} asks for '{asked}', which the nodes of this version don't do: leave it out.");
        }
    }
}
