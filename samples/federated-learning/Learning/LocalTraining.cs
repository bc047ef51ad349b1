namespace Fog.Samples.Learning;

/// <summary>How a client trains within a round.</summary>
/// <param name="Epochs">Passes over the client's own data: E of the paper.</param>
/// <param name="BatchSize">Examples of one step: B of the paper.</param>
/// <param name="LearningRate">Step size of stochastic gradient descent: η of the paper.</param>
public sealed record TrainingOptions(int Epochs, int BatchSize, float LearningRate);

/// <summary>ClientUpdate of FedAvg (McMahan et al. 2017, algorithm 1).</summary>
public static class LocalTraining
{
    /// <summary>The model after training a copy of it; the same arguments give the same bits.</summary>
    /// <param name="seed">Order of the examples.</param>
    public static Model Run(Model start, Dataset data, TrainingOptions options, int seed, CancellationToken stop = default)
    {
        var model = start.Copy();
        var random = new Random(seed);
        var order = Enumerable.Range(0, data.Count).ToArray();
        var backpropagation = new Backpropagation(model.Shape, options.BatchSize);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            for (var first = 0; first < order.Length; first += options.BatchSize)
            {
                stop.ThrowIfCancellationRequested();
                backpropagation.Run(model, data, order.AsSpan(first, Math.Min(options.BatchSize, order.Length - first)));
                Lanes.AddScaled(model.Parameters, backpropagation.Gradient.Parameters, -options.LearningRate);
            }
        }

        return model;
    }
}
