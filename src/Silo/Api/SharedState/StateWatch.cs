using System.Globalization;
using Fog.Agent.SharedState;
using Microsoft.AspNetCore.Http;

namespace Fog.Api.SharedState;

/// <summary>
/// Changes as server-sent events: <c>put</c> and <c>delete</c> with the version as id, <c>lost</c> when removals may be missing, so that
/// keys must be listed anew. A comment goes out whenever nothing happened for twenty seconds.
/// </summary>
internal sealed class StateWatch(ServiceName service, string prefix, long since, SharedStateCalls calls) : IResult
{
    public static IResult Of(ServiceName service, string prefix, long since, SharedStateCalls calls) => new StateWatch(service, prefix, since, calls);

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, ct, revision) = (httpContext.Response, httpContext.RequestAborted, since);
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        await response.Body.FlushAsync(ct);
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var seen = revision;
                var changes = await calls.Ask(service, (grain, token) => grain.Changes(prefix, seen, token), ct);
                await response.WriteAsync(Text(changes), ct);
                await response.Body.FlushAsync(ct);
                revision = changes.Revision;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SharedStateUnavailableException or IOException)
        {
            // The task went, or must ask again where it stopped: Last-Event-ID says so.
        }
    }

    private static string Text(SharedChanges changes) => string.Concat(
    [
        changes.Lost ? string.Create(CultureInfo.InvariantCulture, $"id: {changes.Revision}\nevent: lost\ndata: {{}}\n\n") : "",
        .. changes.Changes.Select(change => string.Create(
            CultureInfo.InvariantCulture, $"id: {change.Version}\nevent: {(change.Value is null ? "delete" : "put")}\ndata: {StateAnswers.Line(change)}\n\n")),
        changes.Changes.IsEmpty && !changes.Lost ? ":\n\n" : "",
    ]);
}
