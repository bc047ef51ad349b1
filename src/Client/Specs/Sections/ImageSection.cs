namespace Fog.Client;

/// <summary>What a task runs: <c>image</c> or <c>build</c>, one of them.</summary>
internal static class ImageSection
{
    private const string ImageForm = "the name of an image, without spaces";

    public static (string? Image, string? Build) Read(SpecMapping task)
    {
        var (image, build) = (task.Optional("image"), task.Optional("build"));
        switch (image, build)
        {
            case (null, null):
                task.ReportMissing("image", "image or build", "name an image that the hosts have, or a folder with a Dockerfile");
                break;
            case (not null, not null):
                image.Report("image or build", "both", "keep one of them");
                break;
        }

        return (image is null ? null : Name(image), build is null ? null : Folder(build));
    }

    private static string? Name(SpecField field)
    {
        var name = field.Text(ImageForm);
        if (name is not null && name.Any(char.IsWhiteSpace))
        {
            field.Report(ImageForm);
        }

        return name;
    }

    private static string? Folder(SpecField field)
    {
        var folder = FolderField.Read(field, "a folder with a Dockerfile");
        if (folder is not null && !File.Exists(Path.Combine(folder, "Dockerfile")))
        {
            field.Report("a folder with a Dockerfile", $"no Dockerfile in {folder}", "add one, or name the folder that has it");
        }

        return folder;
    }
}
