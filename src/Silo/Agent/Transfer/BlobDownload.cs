namespace Fog.Agent.Transfer;

/// <summary>Brings a blob from one node or from several at once. Links break here: a download goes on where it stopped.</summary>
public sealed class BlobDownload(BlobStream stream, TimeProvider time)
{
    /// <summary>When this returns, all bytes have arrived; whether they're the right ones isn't known yet.</summary>
    /// <exception cref="FogException">No holder has the blob, or none gave a byte for <see cref="Courier.Patience"/>. What arrived stays.</exception>
    public async Task Fill(PartialBlob part, IReadOnlyCollection<NodeName> holders, IProgress<TransferProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(holders);
        var (left, reasons) = (holders.ToList(), new List<string>());
        while (!part.IsComplete)
        {
            if (left.Count == 0)
            {
                throw new FogException(
                    $"Blob {part.Blob.Digest} can't be fetched ({string.Join("; ", reasons)}): {part.Arrived} of {part.Blob.Size} bytes arrived. "
                    + "Try again when such a node is reachable, or hand the service in again.");
            }

            using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var ends = await Task.WhenAll(left.Select(holder => Run(part, holder, left.Count == 1, progress, end, ct)));
            reasons.AddRange(ends.OfType<string>());
            left = [.. left.Where((_, index) => ends[index] is null)];
        }
    }

    /// <summary>Whoever completes the blob, or can't write it, ends the others too.</summary>
    private async Task<string?> Run(
        PartialBlob part, NodeName holder, bool alone, IProgress<TransferProgress>? progress, CancellationTokenSource end, CancellationToken ct)
    {
        var whole = false;
        try
        {
            return await new Courier(part, holder, alone, stream, progress, time).Run(end.Token);
        }
        catch (OperationCanceledException) when (part.IsComplete && !ct.IsCancellationRequested)
        {
            return null;
        }
        catch
        {
            whole = true;
            throw;
        }
        finally
        {
            if (whole || part.IsComplete)
            {
                await end.CancelAsync();
            }
        }
    }
}
