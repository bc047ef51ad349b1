using System.Collections.Immutable;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Images;

/// <summary>Keeps the images that the fog brought within the owner's limit: what was used longest ago goes, never what a task here runs from.</summary>
internal sealed partial class ImageEviction(EngineImages engine, KeptImages kept, IImageUses uses, NodeOptions options, TimeProvider clock, ILogger<ImageEviction> log)
{
    /// <summary>When this returns, the limit is kept as far as it can be.</summary>
    public async Task Run(CancellationToken ct)
    {
        var store = await engine.Store(ct);
        foreach (var name in Choose(kept.All(), store.Size, options.Bulk.ImageCache, uses.Images(), clock.GetUtcNow()))
        {
            if (await engine.Remove(name, ct))
            {
                kept.Forget(name);
                LogGone(name);
            }
        }
    }

    /// <summary>
    /// The names that go, first those used longest ago. A layer that several of the images share counts once, and goes with the last of
    /// them. What was used within <see cref="Eviction.Grace"/> stays: a host may have promised a task whose order hasn't come yet. Pure.
    /// </summary>
    /// <param name="images">What the fog put into the store.</param>
    /// <param name="size">Bytes of a layer.</param>
    /// <param name="limit">Bytes that all may take.</param>
    /// <param name="inUse">Names that tasks run from.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<string> Choose(ImmutableArray<KeptImage> images, Func<string, long> size, long limit, IReadOnlySet<string> inUse, DateTimeOffset now)
    {
        var left = images;
        var going = ImmutableArray.CreateBuilder<string>();
        foreach (var image in images.Where(image => !inUse.Contains(image.Name) && now - image.Used > Eviction.Grace).OrderBy(image => image.Used))
        {
            if (left.SelectMany(each => each.Layers).Distinct().Sum(size) <= limit)
            {
                break;
            }

            going.Add(image.Name);
            left = left.Remove(image);
        }

        return going.ToImmutable();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Image {Image} is given up: it was used longest ago, and the images of the fog take more than this host's owner lends.")]
    private partial void LogGone(string image);
}
