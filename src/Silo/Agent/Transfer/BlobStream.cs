using System.Buffers;
using System.Net;
using System.Net.Http.Headers;

namespace Fog.Agent.Transfer;

/// <summary>One piece of a blob from one node: a ticket, a request, and bytes until the piece is whole or the link breaks.</summary>
/// <param name="http">The client; its own timeout must be infinite.</param>
/// <param name="holders">Where tickets come from.</param>
/// <param name="pace">How fast this node receives.</param>
/// <param name="time">Measures.</param>
public sealed class BlobStream(HttpClient http, IHolders holders, Pace pace, TimeProvider time)
{
    /// <summary>A stream on which nothing comes for so long is cut: a lost link doesn't tell.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(10);

    private const int BufferSize = 128 * 1024;

    /// <summary>Hears of each stream that moved something: the other node, bytes, and how long they took.</summary>
    public event Action<NodeName, long, TimeSpan>? Moved;

    /// <summary>Fetches a piece that is in hand; returns the byte up to which it has come. What broke it is in <paramref name="trouble"/>.</summary>
    internal async Task<long> Fetch(PartialBlob part, ByteRange piece, NodeName from, Action<Exception> trouble, Action<long> arrived, CancellationToken ct)
    {
        var at = piece.From;
        using var silence = new CancellationTokenSource(Silence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token);
        var start = time.GetTimestamp();
        try
        {
            using var response = await Ask(part.Blob, piece, from, either.Token);
            start = time.GetTimestamp();
            await using var bytes = await response.Content.ReadAsStreamAsync(either.Token);
            using var buffer = MemoryPool<byte>.Shared.Rent(BufferSize);
            var window = buffer.Memory[..Math.Min(buffer.Memory.Length, pace.AtOnce)];
            for (int read; at < piece.To && (read = await bytes.ReadAsync(window[..(int)Math.Min(window.Length, piece.To - at)], either.Token)) > 0;)
            {
                await part.Write(at, window[..read]);
                at += read;
                arrived(at);
                await pace.Take(read, ct);
                silence.CancelAfter(Silence);
            }
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            trouble(new TimeoutException($"nothing came for {Silence.TotalSeconds:0} s", e));
        }
        catch (Exception e) when (IsBreak(e) || e is HolderLostException)
        {
            trouble(e);
        }
        finally
        {
            Tell(from, at - piece.From, time.GetElapsedTime(start));
        }

        return at;
    }

    private static bool IsBreak(Exception e) =>
        e is HttpRequestException or NodeUnavailableException || (e is IOException && !DiskSpace.IsLacking(e));

    private void Tell(NodeName from, long bytes, TimeSpan took)
    {
        if (bytes > 0)
        {
            Moved?.Invoke(from, bytes, took);
        }
    }

    private async Task<HttpResponseMessage> Ask(Blob blob, ByteRange piece, NodeName from, CancellationToken ct)
    {
        var ticket = await holders.Ticket(from, blob.Digest, ct) ?? throw new HolderLostException("it doesn't have it");
        if (ticket.Blob.Size != blob.Size)
        {
            throw new HolderLostException($"it has {ticket.Blob.Size} bytes under this digest, but {blob.Size} were announced");
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(ticket.Source), $"/v1/blobs/{blob.Digest}"));
        request.Headers.Authorization = new AuthenticationHeaderValue(TicketScheme, ticket.Secret);
        request.Headers.Range = new RangeHeaderValue(piece.From, piece.To - 1);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (response.StatusCode is HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == piece.From)
        {
            return response;
        }

        using (response)
        {
            throw response.StatusCode is HttpStatusCode.NotFound
                ? new HolderLostException("it doesn't have it any more")
                : new HttpRequestException($"it answered {(int)response.StatusCode}");
        }
    }

    /// <summary>The scheme of the header that shows a ticket: <c>Authorization: Ticket SECRET</c>.</summary>
    public const string TicketScheme = "Ticket";
}
