using Fog.Agent.Docker;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>What this host has already, for its offer. Looked at now and then: a plan may be off by what came in the last seconds.</summary>
internal sealed class HoldingsProbe(EngineImages engine, BlobStore blobs, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>An engine that is busy must not hold up its host's offer.</summary>
    private static readonly TimeSpan EnginePatience = TimeSpan.FromSeconds(3);

    private volatile Answer? _last;

    private sealed record Answer(IReadOnlyList<string> Images, Holdings Holds, long At);

    /// <summary>Layers, images and blobs.</summary>
    public async Task<Holdings> Ask(CancellationToken ct)
    {
        if (_last is { } last && clock.GetElapsedTime(last.At) < Fresh)
        {
            return last.Holds;
        }

        var images = await Images(ct);
        return (_last = new Answer(images, Holdings.Of([.. blobs.Digests(), .. images]), clock.GetTimestamp())).Holds;
    }

    private async Task<IReadOnlyList<string>> Images(CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(EnginePatience);
        try
        {
            return [.. (await engine.Store(deadline.Token)).Chains(), .. await engine.Names(deadline.Token)];
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return _last?.Images ?? [];
        }
        catch (Exception e) when (Engines.IsTrouble(e))
        {
            return []; // without its engine it has no images to offer
        }
    }
}
