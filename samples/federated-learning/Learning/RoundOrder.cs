using System.Globalization;

namespace Fog.Samples.Learning;

/// <summary>What the aggregator asks of one trainer, besides the model itself.</summary>
/// <param name="Round">Number of the round, from 1.</param>
/// <param name="Seed">Order of the examples, from <see cref="RoundSeed"/>.</param>
/// <param name="Training">How to train.</param>
public sealed record RoundOrder(int Round, int Seed, TrainingOptions Training)
{
    /// <summary>Largest batch a trainer accepts, so that a request can't ask for unbounded memory.</summary>
    public const int LargestBatch = 1000;

    /// <summary>The order as path and query of a request.</summary>
    public string ToQuery() => string.Create(
        CultureInfo.InvariantCulture,
        $"/train?round={Round}&seed={Seed}&epochs={Training.Epochs}&batch={Training.BatchSize}&rate={Training.LearningRate:R}");

    /// <summary>Reverses <see cref="ToQuery"/>.</summary>
    /// <param name="parameter">The value of a query parameter, null when it is missing.</param>
    /// <exception cref="FormatException">A parameter is missing or out of range; the message names it.</exception>
    public static RoundOrder Parse(Func<string, string?> parameter)
    {
        var rate = float.TryParse(parameter("rate"), NumberStyles.Float, CultureInfo.InvariantCulture, out var r) && r is > 0 and <= 10
            ? r
            : throw new FormatException($"rate is '{parameter("rate")}'; expected a number above 0, at most 10.");
        return new(
            Whole(parameter, "round", 1, int.MaxValue),
            Whole(parameter, "seed", 0, int.MaxValue),
            new(Whole(parameter, "epochs", 1, 100), Whole(parameter, "batch", 1, LargestBatch), rate));
    }

    private static int Whole(Func<string, string?> parameter, string name, int least, int most) =>
        int.TryParse(parameter(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new FormatException($"{name} is '{parameter(name)}'; expected a whole number from {least} to {most}.");
}
