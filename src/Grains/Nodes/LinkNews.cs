using System.Threading.Channels;

namespace Fog.Nodes;

/// <summary>Keeps what transfers tell until the node's beat takes it. Should the node stand still, the oldest news goes.</summary>
public sealed class LinkNews : ILinkNews
{
    private const int Most = 256;

    private readonly Channel<Move> _moves =
        Channel.CreateBounded<Move>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <inheritdoc/>
    public void Moved(NodeName node, long bytes, TimeSpan took) => _moves.Writer.TryWrite(new Move(node, bytes, took));

    /// <summary>All that came since the last call, oldest first.</summary>
    public IEnumerable<Move> Take()
    {
        while (_moves.Reader.TryRead(out var move))
        {
            yield return move;
        }
    }

    /// <summary>Data that was moved to or from another node.</summary>
    public readonly record struct Move(NodeName Node, long Bytes, TimeSpan Took);
}
