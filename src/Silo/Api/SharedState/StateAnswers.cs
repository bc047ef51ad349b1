using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Fog.Api.SharedState;

/// <summary>What tasks are told.</summary>
internal static class StateAnswers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A key's value, with its version as entity tag.</summary>
    public static IResult Of(SharedEntry entry) => Results.Bytes(entry.Value.ToArray(), "application/octet-stream", entityTag: Tag(entry.Version));

    /// <summary>What became of a write.</summary>
    public static IResult Of(SharedWrite write, WriteOutcome outcome) => outcome.Verdict switch
    {
        WriteVerdict.Done => new Tagged(StatusCodes.Status204NoContent, outcome.Version, ""),
        WriteVerdict.Conflict => new Tagged(StatusCodes.Status412PreconditionFailed, outcome.Version, outcome.Version == 0 ? $"There is no key {write.Key}.\n" : $"The version of {write.Key} is {outcome.Version}.\n"),
        WriteVerdict.Refused => Sentence(StatusCodes.Status400BadRequest, outcome.Reason!),
        _ => Sentence(StatusCodes.Status507InsufficientStorage, outcome.Reason!),
    };

    /// <summary>Keys with versions and sizes; values are asked for one by one.</summary>
    public static IResult Of(SharedListing listing) => Results.Json(
        new { listing.Revision, listing.More, Entries = listing.Entries.Select(entry => new { entry.Key, entry.Version, Size = entry.Value.Length }) }, Json);

    /// <summary>A sentence of plain text.</summary>
    public static IResult Sentence(int status, string text) => Results.Text(text + "\n", "text/plain", statusCode: status);

    /// <summary>A change as one line of JSON.</summary>
    public static string Line(SharedChange change) => JsonSerializer.Serialize(
        new { change.Key, change.Version, Value = change.Value is { } value ? Convert.ToBase64String(value.AsSpan()) : null }, Json);

    private static EntityTagHeaderValue Tag(long version) => new(string.Create(CultureInfo.InvariantCulture, $"\"{version}\""));

    private sealed class Tagged(int status, long version, string text) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            if (version > 0)
            {
                httpContext.Response.Headers.ETag = Tag(version).ToString();
            }

            if (text.Length > 0)
            {
                httpContext.Response.ContentType = "text/plain";
                await httpContext.Response.WriteAsync(text);
            }
        }
    }
}
