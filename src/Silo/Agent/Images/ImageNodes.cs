using System.Collections.Immutable;
using Fog.Agent.Transfer;
using Fog.Hosting;
using Fog.Nodes;

namespace Fog.Agent.Images;

/// <inheritdoc cref="IImageNodes"/>
internal sealed class ImageNodes(IGrainFactory grains, IHolders holders, NodeOptions options) : IImageNodes
{
    /// <inheritdoc/>
    public async Task<ImmutableArray<NodeName>> Nearest(CancellationToken ct)
    {
        var others = await holders.Others(ct);
        try
        {
            return Nearness.Order(others, (await grains.Ask(options.Name, self => self.Network(ct))).Links);
        }
        catch (FogException)
        {
            return others; // in any order they have the same images
        }
    }

    /// <inheritdoc/>
    public Task<ImageContent?> Find(NodeName node, string image, CancellationToken ct) => grains.Ask(node, grain => grain.FindImage(image, ct));

    /// <inheritdoc/>
    public Task<PackedPart?> Pack(NodeName node, string part, CancellationToken ct) => grains.Ask(node, grain => grain.Pack(part, ct));
}
