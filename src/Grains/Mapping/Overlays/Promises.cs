namespace Fog.Mapping.Overlays;

/// <summary>
/// Links that a flip is about to end. Both ends know: were one link given up in two flips at once, four links would come for three that
/// go, and degrees would creep up.
/// </summary>
internal sealed class Promises(OverlayOptions options)
{
    private readonly Dictionary<NodeName, TimeSpan> _until = [];

    /// <summary>Promises the link to a neighbour to one flip.</summary>
    /// <returns>False when it is promised to another.</returns>
    public bool Make(NodeName neighbour, TimeSpan now)
    {
        if (IsMade(neighbour, now))
        {
            return false;
        }

        _until[neighbour] = now + (2 * options.Wait);
        return true;
    }

    public bool IsMade(NodeName neighbour, TimeSpan now) => _until.TryGetValue(neighbour, out var until) && until > now;

    /// <summary>The link is gone, or the flip is.</summary>
    public void Free(NodeName neighbour) => _until.Remove(neighbour);
}
