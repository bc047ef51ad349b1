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
            if (task.Protect is not null && Protection.Obstacle(task) is { } obstacle)
            {
                throw new FogException($"tasks.{name}.protect: it can't be protected: {obstacle}.");
            }
        }
    }

    /// <summary>What a task keeps in memory counts to its own.</summary>
    private static void CheckVolumes(string name, TaskSpec task)
    {
        if (task.Volumes.FirstOrDefault(volume => volume.InMemory && volume.Size > task.Resources.Memory) is { } big)
        {
            throw new FogException($"tasks.{name}.volumes: volume {big.Name} is kept in memory and larger than the task's memory: ask for less, or for more under resources.memory.");
        }
    }
}
