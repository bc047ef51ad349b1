namespace Fog.Planning;

/// <summary>What it costs to bring a task to a host that doesn't have all it needs. Pure.</summary>
public static class Movement
{
    /// <summary>
    /// Bytes that the host would have to be sent before the task can start there: the layers of its image that the host lacks, or the build
    /// context as long as the image isn't built; and the seeds of its volumes. A host that doesn't say what it holds lacks everything.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="image">What its image is made of; null when no node has it.</param>
    /// <param name="host">The host.</param>
    public static long Bytes(TaskSpec task, ImageContent? image, NodeDescription host)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(host);
        var holds = host.Holds ?? Holdings.None;
        var seeds = task.Volumes.Select(volume => volume.Seed).OfType<Blob>().Where(seed => !holds.MayHold(seed.Digest)).Sum(seed => seed.Size);
        if (holds.MayHold(ImageNames.Of(task.Image)))
        {
            return seeds;
        }

        return seeds + (image is not null ? image.Layers.Where(layer => !holds.MayHold(layer.ChainId)).Sum(layer => layer.Travels)
            : task.Image.Context is { } context && !holds.MayHold(context.Digest) ? context.Size
            : 0);
    }
}
