using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>The folders whose content a spec file needs, each once.</summary>
internal static class DocumentFolders
{
    /// <summary>Returns absolute paths, each with the first field that names it.</summary>
    public static ImmutableSortedDictionary<string, string> Of(ServiceDocument document) =>
        document.Tasks
            .SelectMany(task => Fields(task.Key, task.Value))
            .DistinctBy(pair => pair.Folder)
            .ToImmutableSortedDictionary(pair => pair.Folder, pair => pair.Field, StringComparer.Ordinal);

    /// <summary>Returns digest and size of each folder's archive.</summary>
    public static async Task<ImmutableDictionary<string, Blob>> Measure(ServiceDocument document, CancellationToken ct)
    {
        var blobs = ImmutableDictionary.CreateBuilder<string, Blob>(StringComparer.Ordinal);
        foreach (var folder in Of(document).Keys)
        {
            blobs[folder] = await FolderArchive.Measure(folder, ct);
        }

        return blobs.ToImmutable();
    }

    private static IEnumerable<(string Folder, string Field)> Fields(string name, TaskDocument task)
    {
        if (task.Build is { } build)
        {
            yield return (build, $"tasks.{name}.build");
        }

        foreach (var (volume, index) in task.Volumes.Select((volume, index) => (volume, index)))
        {
            if (volume.Seed is { } seed)
            {
                yield return (seed, $"tasks.{name}.volumes[{index}].seed");
            }
        }
    }
}
