using System.Net;

namespace Fog.Client;

/// <summary>Brings folders to a node's HTTP side: asks by <c>HEAD /v1/blobs/DIGEST</c>, sends by <c>PUT</c>, which the node verifies.</summary>
internal sealed class BlobUpload(HttpClient http, NodeDescription node, TimeProvider time, IProgress<UploadProgress>? progress)
{
    /// <summary>How long a node may take to answer, or an upload to make no headway: 30 s.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>When this returns, the node has the folder's archive under its digest.</summary>
    /// <exception cref="FogException">The node can't be reached, refuses, is full, or the folder changed meanwhile.</exception>
    public async Task Bring(string field, string folder, Blob blob, CancellationToken ct)
    {
        var upload = new UploadProgress(field, folder, blob, 0, UploadStage.Sending);
        if (await Has(upload, ct))
        {
            progress?.Report(upload with { Sent = blob.Size, Stage = UploadStage.Present });
            return;
        }

        using var stall = new CancellationTokenSource(Patience, time);
        using var content = new FolderContent(folder, blob, count =>
        {
            stall.CancelAfter(Patience);
            progress?.Report(upload with { Sent = count });
        });
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(blob)) { Content = content };

        // A node that is full says so before the first byte of the body.
        request.Headers.ExpectContinue = true;
        using var answer = await Send(request, upload, stall, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new FogException(await UploadRefusal.Sentence(upload, node, answer, ct));
        }

        progress?.Report(upload with { Sent = blob.Size, Stage = UploadStage.Sent });
    }

    private Uri Address(Blob blob) => new UriBuilder("http", node.Address, node.HttpPort, $"/v1/blobs/{blob.Digest}").Uri;

    private async Task<bool> Has(UploadProgress upload, CancellationToken ct)
    {
        using var stall = new CancellationTokenSource(Patience, time);
        using var request = new HttpRequestMessage(HttpMethod.Head, Address(upload.Blob));
        using var answer = await Send(request, upload, stall, ct);
        return answer.StatusCode switch
        {
            HttpStatusCode.NotFound => false,
            HttpStatusCode.OK => true,
            _ => throw new FogException(await UploadRefusal.Sentence(upload, node, answer, ct)),
        };
    }

    private async Task<HttpResponseMessage> Send(
        HttpRequestMessage request, UploadProgress upload, CancellationTokenSource stall, CancellationToken ct)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, ct);
        try
        {
            return await http.SendAsync(request, either.Token);
        }
        catch (HttpRequestException e)
        {
            throw new FogException($"{UploadRefusal.Subject(upload, node)}: {e.Message}. Deploying again is safe.", e);
        }
        catch (OperationCanceledException e) when (stall.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            var subject = UploadRefusal.Subject(upload, node);
            throw new FogException($"{subject}: no headway for {Patience.TotalSeconds:0} s. Deploying again is safe.", e);
        }
    }
}
