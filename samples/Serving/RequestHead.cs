using System.Globalization;
using System.Text;

namespace Fog.Samples.Serving;

/// <summary>The first part of an HTTP/1.1 request: its line and the headers that a task cares for.</summary>
/// <param name="Method">GET, POST, …</param>
/// <param name="Path">Without the query, still escaped; the samples' paths are plain words.</param>
/// <param name="Query">Unescaped parameters; the last one wins when a name occurs twice.</param>
/// <param name="BodyLength">Bytes that follow the head.</param>
/// <param name="KeepsAlive">The connection stays open after the answer.</param>
/// <param name="ExpectsContinue">The caller waits for "100 Continue" before it sends the body.</param>
public sealed record RequestHead(
    string Method, string Path, IReadOnlyDictionary<string, string> Query, int BodyLength, bool KeepsAlive, bool ExpectsContinue)
{
    /// <summary>Reads a head without the empty line at its end.</summary>
    /// <exception cref="BadRequestException">It isn't HTTP/1.x, or its body has no announced length.</exception>
    public static RequestHead Parse(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        if (lines[0].Split(' ') is not [var method, ['/', ..] target, ("HTTP/1.1" or "HTTP/1.0") and var version])
        {
            throw new BadRequestException($"'{lines[0]}' isn't the first line of an HTTP/1.1 request");
        }

        var headers = lines.Skip(1).Select(line => line.Split(':', 2))
            .GroupBy(pair => pair[0].Trim(), pair => pair.Length == 2 ? pair[1].Trim() : "", StringComparer.OrdinalIgnoreCase)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.OrdinalIgnoreCase);
        if (headers.ContainsKey("Transfer-Encoding"))
        {
            throw new BadRequestException("the body comes in chunks; expected a Content-Length");
        }

        var length = headers.GetValueOrDefault("Content-Length", "0");
        var parts = target.Split('?', 2);
        return new(
            method,
            parts[0],
            QueryOf(parts.Length == 2 ? parts[1] : ""),
            int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes)
                ? bytes
                : throw new BadRequestException($"Content-Length is '{length}'; expected a number of bytes"),
            version == "HTTP/1.1" && !headers.GetValueOrDefault("Connection", "").Equals("close", StringComparison.OrdinalIgnoreCase),
            headers.GetValueOrDefault("Expect", "").Equals("100-continue", StringComparison.OrdinalIgnoreCase));
    }

    private static Dictionary<string, string> QueryOf(string query)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)))
        {
            parameters[Unescape(pair[0])] = pair.Length == 2 ? Unescape(pair[1]) : "";
        }

        return parameters;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
