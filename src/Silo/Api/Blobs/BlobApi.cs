using Fog.Agent.Transfer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using AuthenticationHeaderValue = System.Net.Http.Headers.AuthenticationHeaderValue;
using EntityTagHeaderValue = Microsoft.Net.Http.Headers.EntityTagHeaderValue;

namespace Fog.Api.Blobs;

/// <summary>
/// Bulk data over HTTP: <c>PUT /v1/blobs/{digest}</c> brings a blob, <c>HEAD</c> tells whether it is here, <c>GET</c> (with ranges) reads it
/// once for a ticket that this node issued. Errors are one sentence of plain text.
/// </summary>
public static class BlobApi
{
    private const string Bytes = "application/octet-stream";

    /// <summary>Adds the routes.</summary>
    public static void MapBlobs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/blobs/{digest}", Get);
        routes.MapMethods("/v1/blobs/{digest}", [HttpMethods.Head], Head);
        routes.MapPut("/v1/blobs/{digest}", Put).WithMetadata(new DisableRequestSizeLimitAttribute());
    }

    private static IResult Head(string digest, BlobStore blobs) =>
        !BlobDigest.IsValid(digest) ? NoDigest(digest)
        : blobs.Use(digest) is { } path ? Results.File(path, Bytes, entityTag: Tag(digest))
        : Absent(digest);

    private static IResult Get(string digest, HttpRequest request, BlobDoor door)
    {
        if (!BlobDigest.IsValid(digest))
        {
            return NoDigest(digest);
        }

        try
        {
            return AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var shown) && shown.Scheme == BlobStream.TicketScheme
                && door.Open(shown.Parameter ?? "", digest) is { } content
                ? Results.Stream(content, Bytes, entityTag: Tag(digest), enableRangeProcessing: true)
                : Sentence(StatusCodes.Status401Unauthorized, "No valid ticket for this blob: a node gets one from this node's grain, for one stream.");
        }
        catch (FileNotFoundException)
        {
            return Absent(digest);
        }
    }

    private static EntityTagHeaderValue Tag(string digest) => new($"\"{digest}\"");

    private static IResult Absent(string digest) => Sentence(StatusCodes.Status404NotFound, $"Blob {digest} isn't on this node.");

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
