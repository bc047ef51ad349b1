namespace Fog.Samples.Learning;

/// <summary>Widths of a fully connected network from its input to its output, at least two.</summary>
/// <remarks>Parameters lie layer after layer: weights row by row (one row for each input), then the biases.</remarks>
public sealed record NetworkShape(params int[] Widths)
{
    /// <summary>The "MNIST 2NN" of McMahan et al. 2017 (arXiv:1602.05629): 199,210 parameters.</summary>
    public static NetworkShape Mnist2NN { get; } = new(784, 200, 200, 10);

    /// <summary>Layers of weights.</summary>
    public int Layers => Widths.Length - 1;

    /// <summary>All weights and biases.</summary>
    public int Parameters => Offset(Layers);

    /// <summary>Where the weights of a layer are among the parameters.</summary>
    public Range Weights(int layer) => new(Offset(layer), Offset(layer) + Widths[layer] * Widths[layer + 1]);

    /// <summary>Where the biases of a layer are among the parameters.</summary>
    public Range Biases(int layer) => new(Weights(layer).End, Offset(layer + 1));

    /// <summary>Refuses a data set that the network can't take: pixels or labels don't fit its ends.</summary>
    /// <exception cref="InvalidDataException">Names what was found and what fits.</exception>
    public void Accept(Dataset data)
    {
        if (data.Size != Widths[0] || data.Labels.Max() >= Widths[^1])
        {
            throw new InvalidDataException(
                $"A network {this} takes images of {Widths[0]} pixels with labels below {Widths[^1]}; "
                + $"these have {data.Size} pixels and labels up to {data.Labels.Max()}.");
        }
    }

    public bool Equals(NetworkShape? other) => other is not null && Widths.AsSpan().SequenceEqual(other.Widths);

    public override int GetHashCode() => Widths.Aggregate(17, HashCode.Combine);

    public override string ToString() => string.Join('-', Widths);

    private int Offset(int layer) => Enumerable.Range(0, layer).Sum(i => (Widths[i] + 1) * Widths[i + 1]);
}
