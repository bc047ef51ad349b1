using System.Collections.Immutable;

namespace Fog.Checkpoints.Running;

/// <summary>What hosts said of the newest checkpoint that they are to keep.</summary>
internal sealed class KeeperNews
{
    private long _of;

    /// <summary>By host.</summary>
    public ImmutableSortedDictionary<NodeName, KeepingObservation> Seen { get; private set; } = ImmutableSortedDictionary<NodeName, KeepingObservation>.Empty;

    /// <summary>From now on this is the newest; who couldn't keep the one before may be asked anew.</summary>
    public void Turn(long? newest)
    {
        if (newest is { } number && number != _of)
        {
            (_of, Seen) = (number, ImmutableSortedDictionary<NodeName, KeepingObservation>.Empty);
        }
    }

    /// <summary>A host answered for a checkpoint.</summary>
    public void Heard(long number, NodeName node, KeepingObservation seen) => Seen = number == _of ? Seen.SetItem(node, seen) : Seen;

    /// <summary>A host was told that it needn't keep it.</summary>
    public void Dismissed(NodeName node) => Seen = Seen.Remove(node);
}
