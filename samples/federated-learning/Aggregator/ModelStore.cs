using System.Text.Json;
using Fog.Samples.Learning;

namespace Fog.Samples.Aggregator;

/// <summary>Checkpoints and the finished model in one folder; a file is whole or absent, whenever the power fails.</summary>
public sealed class ModelStore(string folder, Action<string> say)
{
    private const string Format = "float32 little endian; layer after layer weights[input][output], then biases[output]";

    /// <summary>The finished model's parameters.</summary>
    public string ModelPath => Path.Combine(folder, "model.bin");

    private string CheckpointPath => Path.Combine(folder, "checkpoint.json");

    /// <summary>Keeps the model after a round; the one before is removed afterwards.</summary>
    public void SaveCheckpoint(string recipe, IReadOnlyList<Round> history, Model model)
    {
        var file = $"checkpoint-{history.Count}.bin";
        Replace(Path.Combine(folder, file), model.ToBytes());
        Replace(CheckpointPath, JsonSerializer.SerializeToUtf8Bytes(new(recipe, file, history), AggregatorJson.Default.Checkpoint));
        foreach (var old in Directory.EnumerateFiles(folder, "checkpoint-*.bin").Where(path => Path.GetFileName(path) != file))
        {
            File.Delete(old);
        }
    }

    /// <summary>The last checkpoint, or null when there is none or it can't be continued (the reason is said).</summary>
    public (IReadOnlyList<Round> History, Model Model)? LoadCheckpoint(string recipe, NetworkShape shape)
    {
        if (!File.Exists(CheckpointPath))
        {
            return null;
        }

        try
        {
            var checkpoint = JsonSerializer.Deserialize(File.ReadAllBytes(CheckpointPath), AggregatorJson.Default.Checkpoint)
                ?? throw new InvalidDataException("it is empty");
            return checkpoint.Recipe == recipe
                ? (checkpoint.History, Model.FromBytes(shape, File.ReadAllBytes(Path.Combine(folder, checkpoint.File))))
                : throw new InvalidDataException($"it was made with {checkpoint.Recipe}, now it is {recipe}");
        }
        catch (Exception unusable) when (unusable is JsonException or InvalidDataException or FileNotFoundException)
        {
            say($"starting anew, {CheckpointPath} can't be continued: {unusable.Message}");
            return null;
        }
    }

    /// <summary>Writes model.bin, then model.json that describes it.</summary>
    public void SaveModel(string recipe, IReadOnlyList<Round> history, Model model)
    {
        Replace(ModelPath, model.ToBytes());
        var card = new ModelCard(model.Shape.Widths, model.Parameters.Length, history[^1].Accuracy, history.Count, Format, recipe);
        Replace(Path.ChangeExtension(ModelPath, ".json"), JsonSerializer.SerializeToUtf8Bytes(card, AggregatorJson.Default.ModelCard));
    }

    private static void Replace(string path, byte[] content)
    {
        using (var file = new FileStream(path + ".new", FileMode.Create, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(path + ".new", path, overwrite: true);
    }
}
