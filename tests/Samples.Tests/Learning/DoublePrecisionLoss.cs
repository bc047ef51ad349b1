using Fog.Samples.Learning;

namespace Fog.Tests.Learning;

/// <summary>Mean cross-entropy of the network, written down again in double precision and the plainest way.</summary>
internal static class DoublePrecisionLoss
{
    public static double Of(NetworkShape shape, double[] parameters, Dataset data, int[] batch) => batch.Average(example =>
    {
        var values = data.Images.Skip(example * data.Size).Take(data.Size).Select(p => p / 255.0).ToArray();
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var (inputs, outputs) = (shape.Widths[layer], shape.Widths[layer + 1]);
            var (weights, biases) = (shape.Weights(layer).Start.Value, shape.Biases(layer).Start.Value);
            var next = new double[outputs];
            for (var output = 0; output < outputs; output++)
            {
                next[output] = parameters[biases + output];
                for (var input = 0; input < inputs; input++)
                {
                    next[output] += values[input] * parameters[weights + input * outputs + output];
                }
            }

            values = layer + 1 < shape.Layers ? [.. next.Select(v => Math.Max(v, 0))] : next;
        }

        var largest = values.Max();
        return Math.Log(values.Sum(v => Math.Exp(v - largest))) + largest - values[data.Labels[example]];
    });
}
