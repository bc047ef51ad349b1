using Fog.Samples.Learning;
using Xunit;

namespace Fog.Tests.Learning;

public sealed class ModelBytes
{
    private static readonly NetworkShape _shape = new(4, 3, 2);

    [Fact]
    public void Round_trip() =>
        Assert.Equal(Model.Random(_shape, new(1)).Parameters, Model.FromBytes(_shape, Model.Random(_shape, new(1)).ToBytes()).Parameters);

    [Fact]
    public void Are_little_endian()
    {
        var model = Model.Zero(_shape);
        model.Parameters[0] = 1;
        Assert.Equal([0, 0, 0x80, 0x3F], model.ToBytes()[..4]);
    }

    [Fact]
    public void Of_the_wrong_length_are_refused_with_both_lengths()
    {
        var error = Assert.Throws<InvalidDataException>(() => Model.FromBytes(_shape, new byte[7]));
        Assert.Contains("92 bytes; got 7", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void With_a_number_that_is_not_finite_are_refused()
    {
        var bytes = new byte[_shape.Parameters * 4];
        BitConverter.GetBytes(float.NaN).CopyTo(bytes, 8);
        Assert.Contains("Parameter 2", Assert.Throws<InvalidDataException>(() => Model.FromBytes(_shape, bytes)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_the_2NN_hold_the_papers_199210_parameters() => Assert.Equal(199_210, NetworkShape.Mnist2NN.Parameters);
}
