namespace Fog.Client;

/// <summary>A folder on the initiator's disk, relative to the spec file.</summary>
internal static class FolderField
{
    /// <summary>Returns its absolute path; null, and a problem, when it isn't there.</summary>
    public static string? Read(SpecField field, string expected)
    {
        if (field.Text(expected) is not { } text)
        {
            return null;
        }

        var path = field.File.Resolve(text);
        if (Directory.Exists(path))
        {
            return path;
        }

        field.Report(expected, File.Exists(path) ? $"a file at {path}" : $"no folder {path}", "paths are relative to the spec file");
        return null;
    }
}
