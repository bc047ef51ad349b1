using System.Globalization;
using System.Net;
using System.Text;

namespace Fog.Samples.Serving;

/// <summary>What a task answers to one HTTP request.</summary>
/// <param name="Status">HTTP status code.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Body">The whole body; answers of the samples fit in memory.</param>
public sealed record Answer(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>Further headers, empty for most answers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A line or more of plain text; a last line feed is added.</summary>
    public static Answer Text(string text, int status = 200) => Of(text + "\n", "text/plain; charset=utf-8", status);

    /// <summary>A whole HTML page.</summary>
    public static Answer Html(string page) => Of(page, "text/html; charset=utf-8", 200);

    /// <summary>A JSON document that is serialized already.</summary>
    public static Answer Json(string json) => Of(json, "application/json", 200);

    /// <summary>Raw bytes.</summary>
    public static Answer Bytes(ReadOnlyMemory<byte> body) => new(200, "application/octet-stream", body);

    /// <summary>404 that names the path.</summary>
    public static Answer NotFound(string path) => Text($"nothing at {path}", 404);

    /// <summary>Head and body as they go over the connection.</summary>
    public byte[] ToHttp(bool keepsAlive)
    {
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {(HttpStatusCode)Status}\r\nContent-Type: {ContentType}\r\n")
            .Append(CultureInfo.InvariantCulture, $"Content-Length: {Body.Length}\r\nConnection: {(keepsAlive ? "keep-alive" : "close")}\r\n");
        foreach (var (name, value) in Headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. Body.Span];
    }

    private static Answer Of(string body, string type, int status) => new(status, type, Encoding.UTF8.GetBytes(body));
}
