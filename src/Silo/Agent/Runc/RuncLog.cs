using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fog.Agent.Runc;

/// <summary>What runc wrote about its last failure.</summary>
internal static class RuncLog
{
    /// <summary>The last error in runc's log; null when there is none.</summary>
    public static string? LastError(string path) =>
        File.Exists(path) ? LastError(File.ReadLines(path)) : null;

    /// <inheritdoc cref="LastError(string)"/>
    public static string? LastError(IEnumerable<string> lines) => lines.Select(Error).LastOrDefault(error => error is not null);

    private static string? Error(string line)
    {
        try
        {
            return JsonNode.Parse(line) is { } entry && (string?)entry["level"] == "error" ? (string?)entry["msg"] : null;
        }
        catch (JsonException)
        {
            return null; // a line cut off by a crash
        }
    }
}
