using System.Text.Json.Serialization;

namespace Fog.Samples.Aggregator;

/// <summary>What checkpoint.json holds.</summary>
/// <param name="Recipe">Settings it was made with.</param>
/// <param name="File">Name of the file with the parameters, beside it.</param>
/// <param name="History">All rounds up to it.</param>
public sealed record Checkpoint(string Recipe, string File, IReadOnlyList<Round> History);

/// <summary>What model.json says of model.bin.</summary>
public sealed record ModelCard(int[] Shape, int Parameters, double Accuracy, int Rounds, string Format, string Recipe);

/// <summary>Serializers made by the compiler: NativeAOT has no reflection to make them from.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(Status))]
[JsonSerializable(typeof(Checkpoint))]
[JsonSerializable(typeof(ModelCard))]
public sealed partial class AggregatorJson : JsonSerializerContext;
