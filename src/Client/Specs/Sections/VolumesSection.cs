using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>The volumes of a task: names and places are each taken once.</summary>
internal static class VolumesSection
{
    private const string NameForm = "a name that no other volume of the task has";
    private const string PathForm = "an absolute path in the task, not /, /proc, /sys or /dev, such as /data";

    public static ImmutableArray<VolumeDocument> Read(SpecField? field)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var items = field?.Items("a list of volumes, such as [{ name: data, path: /data }]") ?? [];
        return [.. items.Select(item => Volume(item, names, paths))];
    }

    private static VolumeDocument Volume(SpecField field, HashSet<string> names, HashSet<string> paths)
    {
        if (SpecMapping.Of(field, SpecKeys.Volume) is not { } volume)
        {
            return new VolumeDocument("", "", null, false);
        }

        var nameField = volume.Required("name", SpecName.Rule);
        var name = nameField?.Name();
        if (name is not null && !names.Add(name))
        {
            nameField!.Report(NameForm);
        }

        var pathField = volume.Required("path", PathForm);
        var path = pathField is null ? null : Place(pathField);
        if (path is not null && !paths.Add(path))
        {
            pathField!.Report("a path that no other volume of the task has");
        }

        return new VolumeDocument(
            name ?? "",
            path ?? "",
            volume.Optional("seed") is { } seed ? FolderField.Read(seed, "a folder whose content fills the new volume") : null,
            volume.Optional("readOnly")?.Truth() ?? false,
            volume.Optional("pinned")?.Truth() ?? false,
            volume.Optional("size")?.Value<long>($"{Quantity.Form}, at least 1Mi", Quantity.TryParse, bytes => bytes >= 1 << 20),
            volume.Optional("inMemory")?.Truth() ?? false);
    }

    private static string? Place(SpecField field)
    {
        if (field.Text(PathForm) is not { } text)
        {
            return null;
        }

        var parts = text.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (text[0] == '/' && parts.Length > 0 && !parts.Any(part => part is "." or "..") && parts[0] is not ("proc" or "sys" or "dev"))
        {
            return "/" + string.Join('/', parts);
        }

        field.Report(PathForm);
        return null;
    }
}
