using System.Net;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Fog.Agent.Transfer;

/// <summary>Brings a blob from another node. Links break here: a download goes on where it stopped.</summary>
public sealed class BlobDownload(HttpClient http, TimeProvider time)
{
    /// <summary>How many times a broken download is taken up again, with pauses of 0.5, 1, 2, 4 and 5 s.</summary>
    public const int Retries = 5;

    /// <summary>When this returns, the draft has as many bytes as the blob.</summary>
    /// <exception cref="FogException">The source doesn't have the blob, has another size under its name, or can't be reached.</exception>
    public async Task Fill(BlobDraft draft, Blob blob, Uri source, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(blob);
        var place = new Uri(source, $"/v1/blobs/{blob.Digest}");
        try
        {
            await Pipeline().ExecuteAsync(async token => await Continue(draft, blob, place, token), ct);
        }
        catch (Exception error) when (Broken(error))
        {
            throw new FogException(
                $"Blob {blob.Digest} can't be downloaded from {place}: {error.Message} "
                + $"{draft.Length} of {blob.Size} bytes arrived; try again when that node is reachable.",
                error);
        }
    }

    private static bool Broken(Exception error) => error is HttpRequestException || (error is IOException && !DiskSpace.IsLacking(error));

    private async Task Continue(BlobDraft draft, Blob blob, Uri place, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Range = draft.Length > 0 ? new RangeHeaderValue(draft.Length, null) : null;
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            throw new FogException(
                $"Blob {blob.Digest} ({blob.Size} bytes) isn't at {place}: hand the service in again, so that its node has the data.");
        }

        response.EnsureSuccessStatusCode();
        if (response.StatusCode is not HttpStatusCode.PartialContent)
        {
            draft.Restart();
        }

        var total = draft.Length + response.Content.Headers.ContentLength;
        if (total != blob.Size)
        {
            throw new FogException($"Blob {blob.Digest} has {total} bytes at {place}, but {blob.Size} were announced.");
        }

        await draft.Append(await response.Content.ReadAsStreamAsync(ct), ct);
    }

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(Broken),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(0.5),
            MaxDelay = TimeSpan.FromSeconds(5),
        })
        .Build();
}
