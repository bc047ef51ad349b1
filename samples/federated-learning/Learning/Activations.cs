namespace Fog.Samples.Learning;

/// <summary>What every layer puts out for one batch: memory for a forward pass, used again for each batch.</summary>
public sealed class Activations
{
    private readonly float[][] _layers;
    private readonly NetworkShape _shape;

    public Activations(NetworkShape shape, int largestBatch)
    {
        _shape = shape;
        _layers = [.. shape.Widths.Select(width => new float[width * largestBatch])];
    }

    /// <summary>Output of a layer for one example; layer 0 is the input.</summary>
    public Span<float> Row(int layer, int example) => _layers[layer].AsSpan(example * _shape.Widths[layer], _shape.Widths[layer]);

    /// <summary>Runs the network on the examples in the rows of layer 0. The last layer gets raw scores, the others ReLU.</summary>
    public void Forward(Model model, int examples)
    {
        for (var layer = 0; layer < _shape.Layers; layer++)
        {
            for (var example = 0; example < examples; example++)
            {
                model.Biases(layer).CopyTo(Row(layer + 1, example));
            }

            Multiply(model, layer, examples);
            if (layer + 1 < _shape.Layers)
            {
                Rectify(_layers[layer + 1].AsSpan(0, examples * _shape.Widths[layer + 1]));
            }
        }
    }

    // Input by input, so that a row of weights serves the whole batch from the first-level cache. Zeros are skipped:
    // four of five MNIST pixels and half of the rectified outputs are zero.
    private void Multiply(Model model, int layer, int examples)
    {
        var (inputs, outputs) = (_shape.Widths[layer], _shape.Widths[layer + 1]);
        var weights = model.Weights(layer);
        for (var input = 0; input < inputs; input++)
        {
            var row = weights.Slice(input * outputs, outputs);
            for (var example = 0; example < examples; example++)
            {
                var value = _layers[layer][example * inputs + input];
                if (value != 0)
                {
                    Lanes.AddScaled(Row(layer + 1, example), row, value);
                }
            }
        }
    }

    private static void Rectify(Span<float> values)
    {
        foreach (ref var value in values)
        {
            value = MathF.Max(value, 0);
        }
    }
}
