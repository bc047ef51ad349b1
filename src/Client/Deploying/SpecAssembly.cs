using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>From a file's form to the form that nodes know: folders become blobs.</summary>
internal static class SpecAssembly
{
    public static ServiceSpec Of(ServiceDocument document, ImmutableDictionary<string, Blob> blobs) => new(
        document.Name,
        document.Tasks.ToImmutableSortedDictionary(task => task.Key, task => Of(task.Value, blobs), StringComparer.Ordinal),
        document.Calls,
        document.Agreement,
        document.Objective);

    private static TaskSpec Of(TaskDocument task, ImmutableDictionary<string, Blob> blobs) => new(
        new ImageSource(task.Image, task.Build is null ? null : blobs[task.Build]),
        task.Command,
        task.Environment,
        task.Resources,
        task.Port,
        [.. task.Volumes.Select(volume =>
            new VolumeSpec(
                volume.Name, volume.Path, volume.Seed is null ? null : blobs[volume.Seed], volume.ReadOnly, volume.Pinned, volume.Size, volume.InMemory))],
        task.Migratable,
        task.Placement,
        task.Group,
        task.Protect);
}
