using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fog.Tests.Mapping;

/// <summary>Reads what the command writes with <c>--output json</c>.</summary>
internal static class MapJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new Names() },
    };

    public static T Read<T>(string text) => JsonSerializer.Deserialize<T>(text, Options) ?? throw new JsonException($"null instead of {typeof(T).Name}");

    private sealed class Names : JsonConverter<NodeName>
    {
        public override NodeName Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, NodeName value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
