using System.Collections.Immutable;
using System.Globalization;
using Fog.Agent.SharedState;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fog.Api.SharedState;

/// <summary>
/// The shared state of a service, for its tasks: <c>GET|PUT|DELETE /v1/state/{key}</c> and <c>GET /v1/state?prefix=</c>. Versions are
/// entity tags. Errors are one sentence of plain text. See docs/state.md.
/// </summary>
internal static class SharedStateApi
{
    /// <summary>Adds the routes.</summary>
    public static void MapSharedState(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/state", List);
        routes.MapGet("/v1/state/{**key}", Get);
        routes.MapPut("/v1/state/{**key}", Put);
        routes.MapDelete("/v1/state/{**key}", Delete);
        routes.MapFallback(() => StateAnswers.Sentence(StatusCodes.Status404NotFound, $"Here is the shared state of the service, at {TaskDoor.Url}/KEY."));
    }

    private static async Task<IResult> Get(string? key, HttpContext http, SharedStateCalls calls, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(key))
        {
            return await List(http, calls, ct);
        }

        return SharedStateLimits.Complaint(key) is { } complaint ? StateAnswers.Sentence(StatusCodes.Status400BadRequest, complaint)
            : await Guarded(async () => await calls.Ask(Service(http), (grain, token) => grain.Get(key, token), ct) is { } entry
                ? StateAnswers.Of(entry)
                : StateAnswers.Sentence(StatusCodes.Status404NotFound, $"There is no key {key}."));
    }

    private static async Task<IResult> Put(string? key, HttpContext http, SharedStateCalls calls, CancellationToken ct)
    {
        var value = await StateRequests.Value(http.Request, ct);
        return value is null
            ? StateAnswers.Sentence(StatusCodes.Status413PayloadTooLarge, $"A value has at most {SharedStateLimits.Value} bytes: put bulk data into a volume.")
            : await Write(key, value, http, calls, ct);
    }

    private static Task<IResult> Delete(string? key, HttpContext http, SharedStateCalls calls, CancellationToken ct) => Write(key, null, http, calls, ct);

    private static async Task<IResult> Write(string? key, ImmutableArray<byte>? value, HttpContext http, SharedStateCalls calls, CancellationToken ct)
    {
        if (!StateRequests.Condition(http.Request, out var wanted))
        {
            return StateAnswers.Sentence(StatusCodes.Status400BadRequest, "If-Match takes the version of an ETag, for example \"12\"; If-None-Match takes *.");
        }

        var write = new SharedWrite(key ?? "", value, wanted, http.Request.Headers["Idempotency-Key"].FirstOrDefault());
        return await Guarded(async () => StateAnswers.Of(write, await calls.Write(Service(http), write, ct)));
    }

    private static async Task<IResult> List(HttpContext http, SharedStateCalls calls, CancellationToken ct)
    {
        var query = http.Request.Query;
        var prefix = query["prefix"].FirstOrDefault() ?? "";
        if (query["watch"].FirstOrDefault() is { } since)
        {
            return long.TryParse(http.Request.Headers["Last-Event-ID"].FirstOrDefault() ?? since, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
                ? StateWatch.Of(Service(http), prefix, revision, calls)
                : StateAnswers.Sentence(StatusCodes.Status400BadRequest, "watch takes the revision that was seen last, for example watch=12, or 0.");
        }

        var most = int.TryParse(query["limit"].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : SharedStateLimits.Keys;
        return await Guarded(async () => StateAnswers.Of(
            await calls.Ask(Service(http), (grain, token) => grain.List(prefix, query["after"].FirstOrDefault(), most, token), ct)));
    }

    private static ServiceName Service(HttpContext http) => http.Features.Get<TaskOrigin>()!.Task.Service;

    private static async Task<IResult> Guarded(Func<Task<IResult>> act)
    {
        try
        {
            return await act();
        }
        catch (SharedStateUnavailableException e)
        {
            return StateAnswers.Sentence(StatusCodes.Status503ServiceUnavailable, e.Message);
        }
    }
}
