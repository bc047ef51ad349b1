using Fog.Samples.Learning;

namespace Fog.Tests.Learning;

/// <summary>Data sets from a seed: noise with a bright bar whose place tells the label, so that they can be learnt.</summary>
internal static class SmallData
{
    public static Dataset Of(int count, int seed, int rows = 28, int columns = 28, int classes = 10)
    {
        var random = new Random(seed);
        var labels = Enumerable.Range(0, count).Select(i => (byte)(i % classes)).ToArray();
        var images = new byte[count * rows * columns];
        for (var i = 0; i < count; i++)
        {
            var image = images.AsSpan(i * rows * columns, rows * columns);
            foreach (ref var pixel in image)
            {
                pixel = (byte)(random.Next(4) == 0 ? random.Next(100) : 0);
            }

            image.Slice(labels[i] * image.Length / classes, image.Length / classes).Fill((byte)random.Next(150, 256));
        }

        return new(images, labels, rows, columns);
    }
}
