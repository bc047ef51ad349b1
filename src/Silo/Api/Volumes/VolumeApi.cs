using System.Net.Http.Headers;
using Fog.Agent.Transfer;
using Fog.Agent.Volumes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Fog.Api.Volumes;

/// <summary><c>GET /v1/volumes/{service}/{task}/{volume}</c> reads a volume as a tar archive, once for a ticket that this node issued.</summary>
public static class VolumeApi
{
    /// <summary>Adds the route.</summary>
    public static void MapVolumes(this IEndpointRouteBuilder routes) => routes.MapGet("/v1/volumes/{service}/{task}/{volume}", Get);

    private static async Task<IResult> Get(string service, string task, string volume, HttpRequest request, IServiceProvider services, CancellationToken ct)
    {
        var id = new VolumeId(new TaskId(new ServiceName(service), task), volume);
        return services.GetService<VolumeDoor>() is { } door
            && AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var shown) && shown.Scheme == BlobStream.TicketScheme
            && await door.Open(shown.Parameter ?? "", id, ct) is { } kept
            ? Results.Stream(body => door.Write(kept, body, ct), "application/x-tar")
            : Results.Text("No valid ticket for this volume: an initiator gets one from this node's grain, for one reading.\n", "text/plain", statusCode: StatusCodes.Status401Unauthorized);
    }
}
