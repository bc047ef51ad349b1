namespace Fog.Samples.Learning;

/// <summary>The gradient of the mean cross-entropy of a batch.</summary>
public sealed class Backpropagation(NetworkShape shape, int largestBatch)
{
    private readonly Activations _activations = new(shape, largestBatch);
    private readonly float[][] _errors = [.. shape.Widths.Select(width => new float[width * largestBatch])];

    /// <summary>Same layout as the model; holds the result of the last call of <see cref="Run"/>.</summary>
    public Model Gradient { get; } = Model.Zero(shape);

    /// <summary>Computes <see cref="Gradient"/> for the examples of a data set at the given indices.</summary>
    public void Run(Model model, Dataset data, ReadOnlySpan<int> batch)
    {
        for (var example = 0; example < batch.Length; example++)
        {
            data.Pixels(batch[example], _activations.Row(0, example));
        }

        _activations.Forward(model, batch.Length);
        Gradient.Parameters.AsSpan().Clear();
        for (var example = 0; example < batch.Length; example++)
        {
            OutputError(example, data.Labels[batch[example]], batch.Length);
        }

        for (var layer = shape.Layers - 1; layer >= 0; layer--)
        {
            if (layer > 0)
            {
                PassBack(model, layer, batch.Length);
            }

            Collect(layer, batch.Length);
        }
    }

    private Span<float> Error(int layer, int example) => _errors[layer].AsSpan(example * shape.Widths[layer], shape.Widths[layer]);

    // Derivative of the cross-entropy by the scores: probability minus truth, over the batch size for the mean.
    private void OutputError(int example, byte label, int examples)
    {
        var error = Error(shape.Layers, example);
        _activations.Row(shape.Layers, example).CopyTo(error);
        Softmax.Apply(error);
        error[label] -= 1;
        foreach (ref var e in error)
        {
            e /= examples;
        }
    }

    // Where ReLU put out zero its derivative is zero.
    private void PassBack(Model model, int layer, int examples)
    {
        var (inputs, outputs) = (shape.Widths[layer], shape.Widths[layer + 1]);
        var weights = model.Weights(layer);
        for (var input = 0; input < inputs; input++)
        {
            var row = weights.Slice(input * outputs, outputs);
            for (var example = 0; example < examples; example++)
            {
                Error(layer, example)[input] = _activations.Row(layer, example)[input] > 0 ? Lanes.Dot(row, Error(layer + 1, example)) : 0;
            }
        }
    }

    private void Collect(int layer, int examples)
    {
        var (inputs, outputs) = (shape.Widths[layer], shape.Widths[layer + 1]);
        var weights = Gradient.Weights(layer);
        for (var input = 0; input < inputs; input++)
        {
            var row = weights.Slice(input * outputs, outputs);
            for (var example = 0; example < examples; example++)
            {
                var value = _activations.Row(layer, example)[input];
                if (value != 0)
                {
                    Lanes.AddScaled(row, Error(layer + 1, example), value);
                }
            }
        }

        for (var example = 0; example < examples; example++)
        {
            Lanes.AddScaled(Gradient.Biases(layer), Error(layer + 1, example), 1);
        }
    }
}
