using System.Collections.Immutable;

namespace Fog.Agent.Images;

/// <summary>The other nodes, from which images can be had.</summary>
public interface IImageNodes
{
    /// <summary>The other nodes that are alive, the nearest first by the links that this node measured.</summary>
    Task<ImmutableArray<NodeName>> Nearest(CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.FindImage"/>
    /// <exception cref="FogException">The node can't tell now.</exception>
    Task<ImageContent?> Find(NodeName node, string image, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Pack"/>
    /// <exception cref="FogException">The node can't do it now.</exception>
    Task<PackedPart?> Pack(NodeName node, string part, CancellationToken ct);
}
