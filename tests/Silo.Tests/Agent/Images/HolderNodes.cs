using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fog.Agent.Images;

namespace Fog.Tests.Agent.Images;

/// <summary>Other nodes with images and packed parts, in order of nearness.</summary>
internal sealed class HolderNodes(params string[] names) : IImageNodes
{
    public ConcurrentDictionary<(string Node, string Image), ImageContent> Images { get; } = new();

    public ConcurrentDictionary<(string Node, string Part), PackedPart> Parts { get; } = new();

    public ConcurrentDictionary<string, bool> Hung { get; } = new();

    public ConcurrentDictionary<string, bool> Gone { get; } = new();

    public Task<ImmutableArray<NodeName>> Nearest(CancellationToken ct) => Task.FromResult<ImmutableArray<NodeName>>([.. names.Select(name => new NodeName(name))]);

    public async Task<ImageContent?> Find(NodeName node, string image, CancellationToken ct)
    {
        await Reach(node, ct);
        return Images.GetValueOrDefault((node.Value, image));
    }

    public async Task<PackedPart?> Pack(NodeName node, string part, CancellationToken ct)
    {
        await Reach(node, ct);
        return Parts.GetValueOrDefault((node.Value, part));
    }

    private async Task Reach(NodeName node, CancellationToken ct)
    {
        if (Gone.ContainsKey(node.Value))
        {
            throw new NodeUnavailableException($"Node {node} doesn't answer.");
        }

        await (Hung.ContainsKey(node.Value) ? Task.Delay(Timeout.InfiniteTimeSpan, ct) : Task.CompletedTask);
    }
}
