namespace Fog.Samples.Learning;

/// <summary>How often the network is right on data that it never trained on.</summary>
public static class TestAccuracy
{
    private const int Batch = 100;

    /// <summary>Share of examples whose highest score is at their label, 0 to 1.</summary>
    public static double Of(Model model, Dataset data)
    {
        var activations = new Activations(model.Shape, Batch);
        var right = 0;
        for (var first = 0; first < data.Count; first += Batch)
        {
            var examples = Math.Min(Batch, data.Count - first);
            for (var example = 0; example < examples; example++)
            {
                data.Pixels(first + example, activations.Row(0, example));
            }

            activations.Forward(model, examples);
            for (var example = 0; example < examples; example++)
            {
                right += Highest(activations.Row(model.Shape.Layers, example)) == data.Labels[first + example] ? 1 : 0;
            }
        }

        return (double)right / data.Count;
    }

    private static int Highest(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            best = scores[i] > scores[best] ? i : best;
        }

        return best;
    }
}
