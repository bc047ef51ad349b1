namespace Fog;

/// <summary>Whose turn it is to build an image from a context; the key is the context's digest. So an image is built once, and other hosts fetch its layers.</summary>
[Alias("fog.IBuildGrain")]
public interface IBuildGrain : IGrainWithStringKey
{
    /// <summary>Asks for the turn, or for more time; it lapses 15 s after the last time that was asked for. Returns the node whose turn it is now.</summary>
    [Alias("Claim")]
    Task<NodeName> Claim(NodeName node, CancellationToken ct = default);

    /// <summary>When this returns, it isn't the node's turn any more.</summary>
    [Alias("Yield")]
    Task Yield(NodeName node, CancellationToken ct = default);
}
