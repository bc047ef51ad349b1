using Fog.Agent.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Fog.Api.Blobs;

/// <summary>
/// Bulk data over HTTP: <c>PUT /v1/blobs/{digest}</c> brings a blob, <c>GET</c> (with ranges) and <c>HEAD</c> read it. Errors are one
/// sentence of plain text.
/// </summary>
public static class BlobApi
{
    /// <summary>Adds the routes.</summary>
    public static void MapBlobs(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/v1/blobs/{digest}", [HttpMethods.Get, HttpMethods.Head], Get);
        routes.MapPut("/v1/blobs/{digest}", Put).WithMetadata(new DisableRequestSizeLimitAttribute());
    }

    private static IResult Get(string digest, BlobStore blobs) =>
        !BlobDigest.IsValid(digest) ? NoDigest(digest)
        : blobs.Find(digest) is { } path ? Content(path, new EntityTagHeaderValue($"\"{digest}\""))
        : Sentence(StatusCodes.Status404NotFound, $"Blob {digest} isn't on this node.");

    private static IResult Content(string path, EntityTagHeaderValue tag) =>
        Results.File(path, "application/octet-stream", entityTag: tag, enableRangeProcessing: true);

    private static async Task<IResult> Put(string digest, HttpRequest request, BlobStore blobs, CancellationToken ct)
    {
        if (!BlobDigest.IsValid(digest))
        {
            return NoDigest(digest);
        }

        try
        {
            return await blobs.Put(digest, request.Body, ct) ? Results.StatusCode(StatusCodes.Status201Created) : Results.NoContent();
        }
        catch (BlobMismatchException error)
        {
            return Sentence(StatusCodes.Status400BadRequest, error.Message);
        }
        catch (IOException error) when (DiskSpace.IsLacking(error))
        {
            return Sentence(
                StatusCodes.Status507InsufficientStorage,
                $"Blob {digest} doesn't fit: the disk of this node is full. Free space or choose another node.");
        }
    }

    private static IResult NoDigest(string text) => Sentence(StatusCodes.Status400BadRequest, $"'{text}' is no blob: expected {BlobDigest.Rule}.");

    private static IResult Sentence(int status, string text) => Results.Text(text + "\n", "text/plain", statusCode: status);
}
