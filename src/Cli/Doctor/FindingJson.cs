using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fog.Cli.Doctor;

/// <summary>Findings for machines: {"canRunTasks", "summary", "findings": [...]}.</summary>
public static class FindingJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        // It goes to a terminal or a file and never into HTML, so quotes in advice stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Of(Diagnosis diagnosis) => JsonSerializer.Serialize(diagnosis, Options);
}
