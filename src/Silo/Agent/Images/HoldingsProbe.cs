using Fog.Agent.Docker;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>What this host has already, for its offer. Looked at now and then: a plan may be off by what came in the last seconds.</summary>
internal sealed class HoldingsProbe(EngineImages engine, BlobStore blobs, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private volatile Answer? _last;

    private sealed record Answer(Holdings Holds, long At);

    /// <summary>Layers, images and blobs.</summary>
    public async Task<Holdings> Ask(CancellationToken ct)
    {
        if (_last is { } last && clock.GetElapsedTime(last.At) < Fresh)
        {
            return last.Holds;
        }

        var holds = Holdings.Of([.. blobs.Digests(), .. await Images(ct)]);
        _last = new Answer(holds, clock.GetTimestamp());
        return holds;
    }

    private async Task<IEnumerable<string>> Images(CancellationToken ct)
    {
        try
        {
            return [.. (await engine.Store(ct)).Chains(), .. await engine.Names(ct)];
        }
        catch (Exception e) when (Engines.IsTrouble(e))
        {
            return []; // without its engine it has no images to offer
        }
    }
}
