using Fog.Samples.Learning;
using Xunit;

namespace Fog.Tests.Learning;

public sealed class GradientOfThe2NN
{
    private static readonly NetworkShape _shape = NetworkShape.Mnist2NN;
    private static readonly int[] _batch = [3, 1, 4, 0, 5, 9, 2];

    [Theory, InlineData(0), InlineData(1), InlineData(2)]
    public void Agrees_with_finite_differences_in_every_layer(int layer)
    {
        var (data, model, random) = (SmallData.Of(10, seed: 7), Model.Random(_shape, new(11)), new Random(layer));
        var backpropagation = new Backpropagation(_shape, _batch.Length);
        backpropagation.Run(model, data, _batch);
        var exact = model.Parameters.Select(p => (double)p).ToArray();

        // The largest gradients of the layer and some at random, so that neither scale nor place goes unchecked.
        var indices = Enumerable.Range(_shape.Weights(layer).Start.Value, _shape.Biases(layer).End.Value - _shape.Weights(layer).Start.Value).ToArray();
        var chosen = indices.OrderByDescending(i => Math.Abs(backpropagation.Gradient.Parameters[i])).Take(8)
            .Concat(Enumerable.Range(0, 8).Select(_ => indices[random.Next(indices.Length)]))
            .Append(_shape.Biases(layer).Start.Value);
        foreach (var index in chosen)
        {
            var expected = Slope(exact, index, data);
            Assert.Equal(expected, backpropagation.Gradient.Parameters[index], 1e-6 + 1e-4 * Math.Abs(expected));
        }

        Assert.Contains(chosen, i => Math.Abs(backpropagation.Gradient.Parameters[i]) > 1e-3);
    }

    [Fact]
    public void Of_a_batch_is_the_mean_over_its_examples()
    {
        var (data, model) = (SmallData.Of(10, seed: 7), Model.Random(_shape, new(11)));
        var backpropagation = new Backpropagation(_shape, _batch.Length);
        var mean = new double[_shape.Parameters];
        foreach (var example in _batch)
        {
            backpropagation.Run(model, data, [example]);
            for (var i = 0; i < mean.Length; i++)
            {
                mean[i] += (double)backpropagation.Gradient.Parameters[i] / _batch.Length;
            }
        }

        backpropagation.Run(model, data, _batch);
        Assert.Equal(0, mean.Zip(backpropagation.Gradient.Parameters, (a, b) => Math.Abs(a - b)).Max(), 1e-6);
    }

    private static double Slope(double[] parameters, int index, Dataset data)
    {
        const double Step = 1e-5;
        double Loss(double shift) => DoublePrecisionLoss.Of(
            _shape, [.. parameters.Select((p, i) => i == index ? p + shift : p)], data, _batch);
        return (Loss(Step) - Loss(-Step)) / (2 * Step);
    }
}
