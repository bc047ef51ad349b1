using Fog.Samples.Learning;
using Xunit;

namespace Fog.Tests.Learning;

public sealed class TrainingTwice
{
    private static readonly Dataset _data = SmallData.Of(100, seed: 3);
    private static readonly Model _start = Model.Random(NetworkShape.Mnist2NN, new(5));

    [Fact]
    public void With_the_same_seed_gives_the_same_bits() =>
        Assert.Equal(Train(seed: 1).ToBytes(), Train(seed: 1).ToBytes());

    [Fact]
    public void With_another_seed_gives_another_model() =>
        Assert.NotEqual(Train(seed: 1).ToBytes(), Train(seed: 2).ToBytes());

    [Fact]
    public void Leaves_the_model_it_started_from_alone()
    {
        var before = _start.ToBytes();
        Train(seed: 1);
        Assert.Equal(before, _start.ToBytes());
    }

    [Fact]
    public void Gives_the_bits_of_every_other_processor()
    {
        // Seen with AVX-512, with AVX2 only, and with neither (DOTNET_EnableAVX512=0, DOTNET_EnableAVX2=0).
        var model = Train(seed: 1);
        Assert.Equal(ExpectedBits, Fnv1a(model.ToBytes()));
    }

    [Fact]
    public void Learns()
    {
        var test = SmallData.Of(200, seed: 4);
        Assert.InRange(TestAccuracy.Of(_start, test), 0, 0.4);
        Assert.InRange(TestAccuracy.Of(Train(seed: 1, epochs: 20), test), 0.9, 1);
    }

    private const ulong ExpectedBits = 7799501675789706864;

    private static Model Train(int seed, int epochs = 2) =>
        LocalTraining.Run(_start, _data, new(epochs, BatchSize: 7, LearningRate: 0.05f), seed, TestContext.Current.CancellationToken);

    private static ulong Fnv1a(byte[] bytes) => bytes.Aggregate(14695981039346656037UL, (hash, b) => (hash ^ b) * 1099511628211UL);
}
