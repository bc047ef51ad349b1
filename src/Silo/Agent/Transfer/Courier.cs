namespace Fog.Agent.Transfer;

/// <summary>Fetches pieces of a blob from one node until none is left to take, or the node is of no use.</summary>
/// <param name="part">What is fetched; other couriers may take pieces of it too.</param>
/// <param name="from">The node.</param>
/// <param name="alone">Whether this courier takes all that is left at once; several share, each with pieces after its speed.</param>
/// <param name="stream">Carries one piece.</param>
/// <param name="progress">Hears how far the blob has come.</param>
/// <param name="time">Measures and waits.</param>
internal sealed class Courier(
    PartialBlob part, NodeName from, bool alone, BlobStream stream, IProgress<TransferProgress>? progress, TimeProvider time)
{
    /// <summary>How long a node may give not a single byte. Links of a fog break for seconds; half a minute more is a host that is gone.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>With several holders a piece is as much as its holder gives in this time, so that all end at about the same time.</summary>
    private static readonly TimeSpan PieceTime = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private const long SmallestPiece = 256 << 10;
    private const long LargestPiece = 16 << 20;

    private long _piece = SmallestPiece;

    /// <summary>Why the node is of no use; null when no piece is left to take.</summary>
    public async Task<string?> Run(CancellationToken ct)
    {
        var lastByte = time.GetTimestamp();
        var failures = 0;
        while (part.Take(alone ? long.MaxValue : _piece) is { } piece)
        {
            var (arrived, trouble) = await Carry(piece, ct);
            (lastByte, failures) = arrived > 0 ? (time.GetTimestamp(), 0) : (lastByte, failures + 1);
            if (trouble is HolderLostException || (trouble is not null && time.GetElapsedTime(lastByte) > Patience))
            {
                return $"{from}: {trouble.Message}";
            }

            if (trouble is not null)
            {
                await Task.Delay(Pause(failures), time, ct);
            }
        }

        return null;
    }

    private static TimeSpan Pause(int failures) =>
        TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, 0.25 * Math.Pow(2, Math.Min(failures, 8))));

    private async Task<(long Arrived, Exception? Trouble)> Carry(ByteRange piece, CancellationToken ct)
    {
        var start = time.GetTimestamp();
        var at = piece.From;
        Exception? trouble = null;
        try
        {
            await stream.Fetch(part, piece, from, e => trouble = e, Arrived, ct);
        }
        finally
        {
            if (at < piece.To)
            {
                part.GiveBack(piece with { From = at });
                trouble ??= new IOException("the stream ended early");
            }
        }

        var seconds = time.GetElapsedTime(start).TotalSeconds;
        _piece = Math.Clamp((long)((at - piece.From) / Math.Max(seconds, 0.001) * PieceTime.TotalSeconds), SmallestPiece, LargestPiece);
        return (at - piece.From, trouble);

        void Arrived(long to)
        {
            at = to;
            progress?.Report(new TransferProgress(part.Blob, part.Arrived, from));
        }
    }
}
