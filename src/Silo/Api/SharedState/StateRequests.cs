using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Fog.Api.SharedState;

/// <summary>What tasks ask.</summary>
internal static class StateRequests
{
    /// <summary>The request's body; null when it is larger than a value may be.</summary>
    public static async Task<ImmutableArray<byte>?> Value(HttpRequest request, CancellationToken ct)
    {
        var buffer = new byte[SharedStateLimits.Value + 1];
        var read = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return read > SharedStateLimits.Value ? null : [.. buffer.AsSpan(0, read)];
    }

    /// <summary>Reads which version the key must have: <c>If-Match: "12"</c>, or <c>If-None-Match: *</c> for none. False when it can't be read.</summary>
    public static bool Condition(HttpRequest request, out long? version)
    {
        version = null;
        if (request.Headers.IfNoneMatch.FirstOrDefault() is { } none)
        {
            version = 0;
            return none.Trim() == "*" && request.Headers.IfMatch.Count == 0;
        }

        if (request.Headers.IfMatch.FirstOrDefault() is not { } match)
        {
            return true;
        }

        var read = long.TryParse(match.Trim().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        version = number;
        return read && number > 0;
    }
}
