namespace Fog.Samples.Learning;

/// <summary>Labelled grey images, one byte a pixel.</summary>
/// <param name="Images">Image after image, row by row.</param>
/// <param name="Labels">The class of each image.</param>
/// <param name="Rows">Height of an image.</param>
/// <param name="Columns">Width of an image.</param>
public sealed record Dataset(byte[] Images, byte[] Labels, int Rows, int Columns)
{
    /// <summary>Examples in the set.</summary>
    public int Count => Labels.Length;

    /// <summary>Pixels of one image.</summary>
    public int Size => Rows * Columns;

    /// <summary>Writes the pixels of one image as numbers from 0 to 1.</summary>
    public void Pixels(int index, Span<float> target)
    {
        var image = Images.AsSpan(index * Size, Size);
        for (var i = 0; i < image.Length; i++)
        {
            target[i] = image[i] / 255f;
        }
    }

    /// <summary>The examples at the given indices, in that order.</summary>
    public Dataset Take(IReadOnlyList<int> indices)
    {
        var images = new byte[indices.Count * Size];
        for (var i = 0; i < indices.Count; i++)
        {
            Images.AsSpan(indices[i] * Size, Size).CopyTo(images.AsSpan(i * Size));
        }

        return this with { Images = images, Labels = [.. indices.Select(i => Labels[i])] };
    }
}
