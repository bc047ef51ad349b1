using System.Collections.Immutable;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>Brings an image that other nodes have into this host's engine: only the layers that are missing here travel.</summary>
internal sealed partial class ImageFetch(EngineImages engine, PartFetch fetch, PackedParts parts, PartsInHand inHand, BlobStore blobs, TimeProvider clock, ILogger<ImageFetch> log)
{
    /// <summary>Layers under way at once: while one begins another keeps the link busy.</summary>
    private const int AtOnce = 3;

    /// <summary>When this returns, the engine has the image under its name, equal in all digests to the holders' one.</summary>
    /// <exception cref="FogException">It can't be had now, or isn't what was announced; the engine's store is as it was. What came stays for the next time, unless the disk is full.</exception>
    public async Task Bring(string name, ImmutableArray<ImageHolder> holders, ImageProgress progress, CancellationToken ct)
    {
        var (image, start) = (holders[0].Content, clock.GetTimestamp());
        var store = await engine.Store(ct);
        ImmutableArray<ImageLayer> missing = [.. image.Layers.Where(layer => !store.Has(layer.ChainId))];
        ImmutableArray<NodeName> nodes = [.. holders.Select(holder => holder.Node)];
        NeedRoom(name, missing, store);
        progress.Begin(missing.Sum(layer => layer.Travels));
        using var hold = new Hold(inHand);
        try
        {
            var config = await fetch.Bring(image.Id, nodes, null, ct);
            hold.Take(config);
            var layers = await Bring(missing, nodes, hold, progress, ct);
            await Load(new LoadArchive(name, image, blobs.Use(image.Id)!, layers), ct);
            LogBrought(name, nodes[0], missing.Length, image.Layers.Length, progress.Arrived, (long)clock.GetElapsedTime(start).TotalMilliseconds);
        }
        catch (DiskFullException e)
        {
            foreach (var part in missing.Select(layer => layer.ChainId).Append(image.Id))
            {
                parts.Forget(part);
            }

            throw new DiskFullException($"Image '{name}' doesn't fit on this host: {e.Message}", e);
        }
    }

    private async Task<ImmutableArray<CarriedLayer>> Bring(
        ImmutableArray<ImageLayer> missing, ImmutableArray<NodeName> nodes, Hold hold, ImageProgress progress, CancellationToken ct)
    {
        foreach (var layer in missing)
        {
            fetch.Announce(layer, nodes);
        }

        var carried = new CarriedLayer[missing.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForAsync(0, missing.Length, options, async (index, token) =>
        {
            var packing = await fetch.Bring(missing[index].ChainId, nodes, progress, token);
            hold.Take(packing);
            carried[index] = new CarriedLayer(missing[index].ChainId, blobs.Use(packing.Blob!.Digest)!, packing.Size);
        });
        return [.. carried];
    }

    private async Task Load(LoadArchive archive, CancellationToken ct)
    {
        try
        {
            await engine.Load(archive.Write, ct);
        }
        catch (FogException e) when (e.Message.Contains("no space left on device", StringComparison.Ordinal))
        {
            throw new DiskFullException($"the engine has no space left for its layers ({e.Message}). Make room, or choose another host.", e);
        }
        catch (FogException e)
        {
            Forget(archive);
            throw new FogException($"The engine refused image '{archive.Name}', and nothing of it was kept: {e.Message}. Deploy again to fetch it anew.", e);
        }

        var actual = await engine.Find(archive.Name, ct);
        if (actual is null || LayerStore.Digits(actual.ID) != archive.Image.Id)
        {
            throw new FogException($"The engine loaded image '{archive.Name}' as {actual?.ID ?? "nothing"} instead of {archive.Image.Id}. Deploy again.");
        }
    }

    private void Forget(LoadArchive archive)
    {
        foreach (var layer in archive.Carried)
        {
            parts.Forget(layer.ChainId);
        }
    }

    /// <summary>The engine unpacks the archive beside its store before it takes the layers in, so each is there twice for a while.</summary>
    private static void NeedRoom(string name, ImmutableArray<ImageLayer> missing, LayerStore store)
    {
        var (need, free) = (2 * missing.Sum(layer => layer.Size), new DriveInfo(store.Root).AvailableFreeSpace);
        if (free < need)
        {
            throw new DiskFullException(
                $"Image '{name}' needs {need} bytes for the {missing.Length} layers that are missing here, and {store.Root} has {free}. Make room, or choose another host.");
        }
    }

    /// <summary>Keeps the parts of one image from being given up.</summary>
    private sealed class Hold(PartsInHand inHand) : IDisposable
    {
        private ImmutableList<string> _digests = [];

        public void Take(PackedPart packing)
        {
            inHand.Take(packing.Blob!.Digest);
            ImmutableInterlocked.Update(ref _digests, digests => digests.Add(packing.Blob.Digest));
        }

        public void Dispose() => _digests.ForEach(inHand.Leave);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Image {Image} came from {Node}: {Missing} of {Layers} layers, {Bytes} bytes, {Milliseconds} ms.")]
    private partial void LogBrought(string image, NodeName node, int missing, int layers, long bytes, long milliseconds);
}
