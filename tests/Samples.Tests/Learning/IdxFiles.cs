using Fog.Samples.Learning;
using Xunit;

namespace Fog.Tests.Learning;

public sealed class IdxFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fog-idx-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Round_trip()
    {
        var data = SmallData.Of(23, seed: 1, rows: 5, columns: 4);
        DatasetFolder.Write(data, _folder, "train");
        var read = DatasetFolder.Read(_folder, "train");
        Assert.Equal((data.Images, data.Labels, 5, 4), (read.Images, read.Labels, read.Rows, read.Columns), Same);
    }

    [Theory]
    [InlineData("", "doesn't start like an IDX file of bytes with 1 dimensions; got ''")]
    [InlineData("00000801", "got '00000801'")]
    [InlineData("1F8B0800000000000000", "got '1F8B0800'")]
    [InlineData("00000D0100000001FF", "got '00000D01'")]
    [InlineData("00000803000000010000000100000001FF", "got '00000803'")]
    [InlineData("0000080100000003AABB", "promises 3 values; 2 bytes follow")]
    [InlineData("0000080100000001AABB", "promises 1 values; 2 bytes follow")]
    [InlineData("00000801FFFFFFFFAA", "promises -1 values; 1 bytes follow")]
    public void That_are_damaged_are_named_with_what_was_found(string bytes, string expected)
    {
        var path = Path.Combine(_folder, "labels");
        File.WriteAllBytes(path, Convert.FromHexString(bytes));
        var error = Assert.Throws<InvalidDataException>(() => IdxFile.Read(path, dimensions: 1));
        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_images_and_labels_must_have_the_same_count()
    {
        IdxFile.Write(Path.Combine(_folder, "x-images"), [2, 1, 1], [1, 2]);
        IdxFile.Write(Path.Combine(_folder, "x-labels"), [3], [1, 2, 3]);
        var error = Assert.Throws<InvalidDataException>(() => DatasetFolder.Read(_folder, "x"));
        Assert.Contains("2 images", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 labels", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void That_do_not_fit_the_network_are_refused()
    {
        Assert.Throws<InvalidDataException>(() => NetworkShape.Mnist2NN.Accept(SmallData.Of(3, seed: 1, rows: 27)));
        Assert.Throws<InvalidDataException>(() => NetworkShape.Mnist2NN.Accept(SmallData.Of(22, seed: 1, classes: 11)));
        NetworkShape.Mnist2NN.Accept(SmallData.Of(20, seed: 1));
    }

    private static bool Same((byte[] Images, byte[] Labels, int Rows, int Columns) a, (byte[] Images, byte[] Labels, int Rows, int Columns) b) =>
        a.Images.SequenceEqual(b.Images) && a.Labels.SequenceEqual(b.Labels) && (a.Rows, a.Columns) == (b.Rows, b.Columns);
}
