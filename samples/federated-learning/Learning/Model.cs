using System.Buffers.Binary;

namespace Fog.Samples.Learning;

/// <summary>The parameters of one network.</summary>
public sealed class Model
{
    private Model(NetworkShape shape, float[] parameters) => (Shape, Parameters) = (shape, parameters);

    public NetworkShape Shape { get; }

    /// <summary>Laid out as <see cref="NetworkShape"/> says.</summary>
    public float[] Parameters { get; }

    /// <summary>All zero.</summary>
    public static Model Zero(NetworkShape shape) => new(shape, new float[shape.Parameters]);

    /// <summary>Weights and biases uniform within ±1/√inputs of their layer.</summary>
    /// <remarks>Uniform and not normal: that needs no logarithm, whose last bit differs between math libraries.</remarks>
    public static Model Random(NetworkShape shape, Random random)
    {
        var model = Zero(shape);
        for (var layer = 0; layer < shape.Layers; layer++)
        {
            var bound = 1 / MathF.Sqrt(shape.Widths[layer]);
            foreach (ref var p in model.Parameters.AsSpan(shape.Weights(layer).Start.Value..shape.Biases(layer).End.Value))
            {
                p = (2 * random.NextSingle() - 1) * bound;
            }
        }

        return model;
    }

    /// <summary>A copy to train on.</summary>
    public Model Copy() => new(Shape, [.. Parameters]);

    /// <summary>Weights of a layer, one row for each input.</summary>
    public Span<float> Weights(int layer) => Parameters.AsSpan(Shape.Weights(layer));

    /// <summary>Biases of a layer.</summary>
    public Span<float> Biases(int layer) => Parameters.AsSpan(Shape.Biases(layer));

    /// <summary>The parameters as little-endian float32: the form on the wire and in files.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Parameters.Length * sizeof(float)];
        for (var i = 0; i < Parameters.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), Parameters[i]);
        }

        return bytes;
    }

    /// <summary>Reverses <see cref="ToBytes"/>.</summary>
    /// <exception cref="InvalidDataException">The length doesn't fit the shape, or a parameter isn't finite.</exception>
    public static Model FromBytes(NetworkShape shape, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != shape.Parameters * sizeof(float))
        {
            throw new InvalidDataException($"A model {shape} has {shape.Parameters * sizeof(float)} bytes; got {bytes.Length}.");
        }

        var model = Zero(shape);
        for (var i = 0; i < model.Parameters.Length; i++)
        {
            var value = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
            model.Parameters[i] = float.IsFinite(value) ? value : throw new InvalidDataException($"Parameter {i} of the model is {value}.");
        }

        return model;
    }
}
