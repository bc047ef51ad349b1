using Fog.Samples.Learning;
using Xunit;

namespace Fog.Tests.Learning;

public sealed class AveragingUpdates
{
    private static readonly NetworkShape _shape = new(3, 2, 2);

    [Fact]
    public void Weighs_each_client_by_its_samples()
    {
        var average = FederatedAverage.Of([new(Filled(1), 30), new(Filled(5), 10)]);
        Assert.All(average.Parameters, p => Assert.Equal(2f, p));
    }

    [Fact]
    public void Adds_in_the_order_of_the_clients()
    {
        // Each weighs a quarter. A float of 1e8 swallows a 1 that is added to it, not a 1 that comes after it is cancelled.
        Update large = new(Filled(4e8f), 1), negative = new(Filled(-4e8f), 1), small = new(Filled(4), 1), none = new(Filled(0), 1);
        Assert.All(FederatedAverage.Of([large, negative, small, none]).Parameters, p => Assert.Equal(1f, p));
        Assert.All(FederatedAverage.Of([large, small, negative, none]).Parameters, p => Assert.Equal(0f, p));
    }

    [Fact]
    public void Needs_an_update_with_samples()
    {
        Assert.Throws<ArgumentException>(() => FederatedAverage.Of([]));
        Assert.Throws<ArgumentException>(() => FederatedAverage.Of([new(Filled(1), 0)]));
    }

    [Fact]
    public void Seeds_differ_for_every_round_and_client()
    {
        var seeds = (from seed in Enumerable.Range(1, 3) from round in Enumerable.Range(1, 50) from client in Enumerable.Range(0, 10)
                     select RoundSeed.Of(seed, round, client)).ToArray();
        Assert.Equal(seeds.Length, seeds.Distinct().Count());
        Assert.All(seeds, s => Assert.True(s >= 0));
    }

    private static Model Filled(float value)
    {
        var model = Model.Zero(_shape);
        model.Parameters.AsSpan().Fill(value);
        return model;
    }
}
