using System.Globalization;
using Fog.Samples.Learning;

namespace Fog.Samples.Aggregator;

/// <summary>The aggregator's settings; each comes from the variable of the same name.</summary>
/// <param name="Trainers">TRAINERS: addresses separated by commas. Their order is part of the result.</param>
/// <param name="Target">TARGET: stop at this accuracy on the test set, 0 to 1; default 0.97.</param>
/// <param name="Training">EPOCHS, BATCH, RATE: default 1, 10, 0.05.</param>
/// <param name="Seed">SEED: first model and all orders of examples follow from it; default 1.</param>
/// <param name="Data">DATA: folder with the test set; default /data.</param>
/// <param name="Store">MODEL: folder for checkpoints and the finished model; default /model.</param>
public sealed record AggregatorOptions(
    IReadOnlyList<Uri> Trainers, double Target, TrainingOptions Training, int Seed, string Data, string Store)
{
    /// <summary>Reads the settings.</summary>
    /// <param name="variable">The value of a variable, null or empty when it isn't set.</param>
    /// <exception cref="FormatException">Lists every variable that is wrong.</exception>
    public static AggregatorOptions Read(Func<string, string?> variable)
    {
        var problems = new List<string>();
        var trainers = Value("TRAINERS", "http://trainer-1:8080,http://trainer-2:8080,http://trainer-3:8080")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(Address).ToArray();
        var options = new AggregatorOptions(
            trainers,
            Number("TARGET", "0.97", above: 0, most: 1),
            new(
                Whole("EPOCHS", "1", 1, 100),
                Whole("BATCH", "10", 1, RoundOrder.LargestBatch),
                (float)Number("RATE", "0.05", above: 0, most: 10)),
            Whole("SEED", "1", 0, int.MaxValue),
            Value("DATA", "/data"),
            Value("MODEL", "/model"));
        if (trainers.Length == 0)
        {
            problems.Add("TRAINERS names no address");
        }

        return problems.Count == 0 ? options : throw new FormatException(string.Join("; ", problems));

        string Value(string name, string otherwise) => variable(name) is { Length: > 0 } value ? value : otherwise;

        Uri Address(string text)
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp)
            {
                return uri;
            }

            problems.Add($"TRAINERS has '{text}', expected an address like http://trainer-1:8080");
            return new("http://unusable");
        }

        int Whole(string name, string otherwise, int least, int most)
        {
            var text = Value(name, otherwise);
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            {
                return value;
            }

            problems.Add($"{name} is '{text}', expected a whole number from {least} to {most}");
            return least;
        }

        double Number(string name, string otherwise, double above, double most)
        {
            var text = Value(name, otherwise);
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > above && value <= most)
            {
                return value;
            }

            problems.Add(string.Create(
                CultureInfo.InvariantCulture, $"{name} is '{text}', expected a number above {above}, at most {most}"));
            return most;
        }
    }

    /// <summary>All that the model's bits depend on besides the data; a checkpoint of other settings isn't continued.</summary>
    public string Recipe => string.Create(
        CultureInfo.InvariantCulture,
        $"{NetworkShape.Mnist2NN} seed {Seed} epochs {Training.Epochs} batch {Training.BatchSize} rate {Training.LearningRate:R} trainers {Trainers.Count}");
}
