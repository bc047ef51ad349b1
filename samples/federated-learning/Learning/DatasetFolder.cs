namespace Fog.Samples.Learning;

/// <summary>A data set as two IDX files side by side: NAME-images and NAME-labels.</summary>
public static class DatasetFolder
{
    /// <summary>Reads both files and checks that they belong together.</summary>
    /// <exception cref="InvalidDataException">A file is damaged, or the two don't have the same number of examples.</exception>
    public static Dataset Read(string folder, string name) => ReadFiles(Images(folder, name), Labels(folder, name));

    /// <summary>Reads two files of any name.</summary>
    public static Dataset ReadFiles(string imagesPath, string labelsPath)
    {
        var (size, images) = IdxFile.Read(imagesPath, dimensions: 3);
        var (_, labels) = IdxFile.Read(labelsPath, dimensions: 1);
        return size[0] == labels.Length
            ? new(images, labels, size[1], size[2])
            : throw new InvalidDataException($"{imagesPath} has {size[0]} images, {labelsPath} {labels.Length} labels.");
    }

    /// <summary>Writes both files into the folder, which is made when missing.</summary>
    public static void Write(Dataset data, string folder, string name)
    {
        Directory.CreateDirectory(folder);
        IdxFile.Write(Images(folder, name), [data.Count, data.Rows, data.Columns], data.Images);
        IdxFile.Write(Labels(folder, name), [data.Count], data.Labels);
    }

    private static string Images(string folder, string name) => Path.Combine(folder, $"{name}-images");

    private static string Labels(string folder, string name) => Path.Combine(folder, $"{name}-labels");
}
