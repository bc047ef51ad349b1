using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fog.Cli.Output;

/// <summary>Records as JSON: names as plain strings, phases as words.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Indented = Options(indented: true);

    private static readonly JsonSerializerOptions OneLine = Options(indented: false);

    /// <summary>For a whole answer.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Indented);

    /// <summary>For one element of a stream: a line each.</summary>
    public static string LineOf<T>(T value) => JsonSerializer.Serialize(value, OneLine);

    private static JsonSerializerOptions Options(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Plain<NodeName>(), new Plain<ServiceName>(), new Plain<TaskId>(), new Plain<VolumeId>() },
    };

    /// <summary>Writes an id as people write it.</summary>
    private sealed class Plain<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("The command line writes JSON and reads none.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
    }
}
