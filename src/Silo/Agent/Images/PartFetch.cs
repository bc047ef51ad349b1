using System.Collections.Immutable;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>Fetches one part of an image from nodes that have it: the nearest packs it, and others that have packed the same bytes send pieces of it.</summary>
internal sealed class PartFetch(IImageNodes nodes, Supply supply, BlobStore blobs, PackedParts parts, TimeProvider clock)
{
    /// <summary>Most nodes that send pieces of one part.</summary>
    public const int MostSenders = 3;

    /// <summary>A smaller part comes from one node: asking the others would take as long.</summary>
    private const long WorthSharing = 1 << 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>How long another node is asked whether it has the part ready: the nearest one could send meanwhile.</summary>
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the part, whose blob is on this host's disk now.</summary>
    /// <param name="part">Chain id of a layer, or id of an image for its configuration.</param>
    /// <param name="holders">Who has it, the best first.</param>
    /// <param name="progress">Hears how far it has come.</param>
    /// <param name="ct">Stops the fetching; what came stays.</param>
    /// <exception cref="DiskFullException">It doesn't fit here.</exception>
    /// <exception cref="FogException">None of them can give it, or what came was something else.</exception>
    public async Task<PackedPart> Bring(string part, ImmutableArray<NodeName> holders, IProgress<TransferProgress>? progress, CancellationToken ct)
    {
        if (parts.Find(part) is { } here)
        {
            return here;
        }

        var reasons = new Dictionary<NodeName, string>();
        var start = clock.GetTimestamp();
        while (true)
        {
            var waiting = false;
            foreach (var holder in holders)
            {
                try
                {
                    return await From(holder, part, holders, progress, ct);
                }
                catch (DiskFullException)
                {
                    throw;
                }
                catch (FogException e)
                {
                    (reasons[holder], waiting) = (e.Message, waiting || e is NodeUnavailableException);
                }
            }

            // A link that is cut makes its node unavailable, for seconds most likely.
            if (!waiting || clock.GetElapsedTime(start) > Courier.Patience)
            {
                throw new FogException($"part {part[..12]} can't be fetched ({string.Join("; ", reasons.Select(reason => $"{reason.Key}: {reason.Value}"))})");
            }

            await Task.Delay(Pause, clock, ct);
        }
    }

    private async Task<PackedPart> From(NodeName holder, string part, ImmutableArray<NodeName> holders, IProgress<TransferProgress>? progress, CancellationToken ct)
    {
        var packing = await Packed(holder, part, ct);
        var blob = packing.Blob!;
        if (blobs.Use(blob.Digest) is null)
        {
            var others = blob.Size < WorthSharing ? [] : await Sharing(blob, part, [.. holders.Where(other => other != holder).Take(MostSenders - 1)], ct);
            await supply.Bring(blob, [holder, .. others], progress, ct);
        }

        parts.Note(part, packing);
        return packing;
    }

    private async Task<PackedPart> Packed(NodeName holder, string part, CancellationToken ct)
    {
        while (true)
        {
            switch (await nodes.Pack(holder, part, ct))
            {
                case null:
                    throw new FogException("it doesn't have it any more");
                case { Blob: not null } packing:
                    return packing;
            }
        }
    }

    /// <summary>Has the part packed by those who may send pieces of it, ahead of its turn. Nobody waits for it.</summary>
    public void Announce(ImageLayer layer, ImmutableArray<NodeName> holders)
    {
        foreach (var holder in holders.Take(layer.Size < WorthSharing ? 1 : MostSenders))
        {
            nodes.Pack(holder, layer.ChainId, CancellationToken.None).Ignore();
        }
    }

    /// <summary>Those of the others that have the same bytes ready now.</summary>
    private async Task<IEnumerable<NodeName>> Sharing(Blob blob, string part, ImmutableArray<NodeName> others, CancellationToken ct)
    {
        var answers = await Task.WhenAll(others.Select(async other =>
        {
            try
            {
                return (other, ready: (await nodes.Pack(other, part, ct).WaitAsync(Courtesy, clock, ct))?.Blob == blob);
            }
            catch (Exception e) when (e is FogException or TimeoutException)
            {
                return (other, ready: false);
            }
        }));
        return answers.Where(answer => answer.ready).Select(answer => answer.other);
    }
}
