using Fog.Api.Blobs;
using Fog.Api.Volumes;
using Fog.Hosting;
using Fog.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orleans.Runtime;

namespace Fog.Api;

/// <summary>The node's HTTP side: <c>/healthz</c>, <c>/metrics</c>, <c>/v1/blobs</c>, <c>/v1/volumes</c>.</summary>
public static class NodeApi
{
    /// <summary>Adds all routes.</summary>
    public static void MapNode(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", Health);
        routes.MapPrometheusScrapingEndpoint("/metrics");
        routes.MapBlobs();
        routes.MapVolumes();
    }

    private static IResult Health(NodeOptions options, ISiloStatusOracle silo, ITaskCounts tasks)
    {
        var health = NodeHealth.Of(options, silo, tasks);
        return Results.Json(health, statusCode: health.IsWell ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
