using System.Collections.Concurrent;
using Fog.Agent.Host;

namespace Fog.Agent.Images;

/// <summary>Gets images to this host: from the engine's own store, else layer by layer from nodes that have them, else built from the initiator's context.</summary>
internal sealed class ImageSupply(EngineImages engine, ImageBuild build, ImageSearch search, ImageFetch fetch, KeptImages kept, ImageEviction eviction, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>When this returns, the image is in the engine's store. Who wants the same at the same time waits for the first.</summary>
    /// <param name="order">Of the task.</param>
    /// <param name="say">Hears what goes on, in a few words; null: nobody.</param>
    /// <param name="ct">Stops waiting and work; what came stays for the next time.</param>
    /// <exception cref="FogException">It can't be had, or is for another platform.</exception>
    public async Task<TaskImage> Ensure(TaskOrder order, Action<string>? say, CancellationToken ct)
    {
        var name = ImageNames.Of(order.Spec.Image);
        var turn = _turns.GetOrAdd(name, _ => new SemaphoreSlim(1));
        await turn.WaitAsync(ct);
        try
        {
            if (await engine.Find(name, ct) is not { } image)
            {
                await Get(name, order, say ?? (_ => { }), ct);
                await eviction.Run(ct);
                image = await engine.Find(name, ct) ?? throw new FogException($"Image {name} came and is gone again: is it removed by hand? Deploy again.");
            }

            kept.Use(name);
            return TaskImage.Of(name, image, Machine.Platform);
        }
        finally
        {
            turn.Release();
        }
    }

    private Task Get(string name, TaskOrder order, Action<string> say, CancellationToken ct) => order.Spec.Image.Context is { } context
        ? build.Make(name, context, order.Initiator, say, ct)
        : Fetch(name, order.Initiator, say, ct);

    private async Task Fetch(string name, NodeName initiator, Action<string> say, CancellationToken ct)
    {
        if (name.Contains('@', StringComparison.Ordinal))
        {
            throw new FogException($"Image '{name}' isn't in the store of this host, and one that is named by digest can't be fetched: name it by a tag.");
        }

        var sought = await search.Find(name, ct);
        if (sought.For(Machine.Platform, initiator) is not [_, ..] holders)
        {
            throw new FogException(
                $"Image '{name}' is neither in the store of this host nor on another node: {sought.Asked}. Load it on one of them, or give the task a build context.");
        }

        await fetch.Bring(name, holders, new ImageProgress(say, clock), ct);
        await kept.Note(name, ct);
    }
}
