using System.Collections.Concurrent;

namespace Fog.Agent.Images;

/// <summary>Blobs of images that are on their way: over a thin link the last one comes long after the first, which must not be given up before.</summary>
internal sealed class PartsInHand
{
    private readonly ConcurrentDictionary<string, int> _digests = new(StringComparer.Ordinal);

    /// <summary>The digests.</summary>
    public IEnumerable<string> Digests => _digests.Keys;

    /// <summary>The blob is needed from now on, once more.</summary>
    public void Take(string digest) => _digests.AddOrUpdate(digest, 1, (_, count) => count + 1);

    /// <summary>The blob is needed once less.</summary>
    public void Leave(string digest)
    {
        if (_digests.AddOrUpdate(digest, 0, (_, count) => count - 1) <= 0)
        {
            _digests.TryRemove(new(digest, 0));
        }
    }
}
