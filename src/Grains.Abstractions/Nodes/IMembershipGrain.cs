using System.Collections.Immutable;

namespace Fog;

/// <summary>Who is in the fog, as seen by the node that the caller is connected to. One key: 0.</summary>
[Alias("fog.IMembershipGrain")]
public interface IMembershipGrain : IGrainWithIntegerKey
{
    /// <summary>Returns the nodes that are alive in the view of the answering node.</summary>
    [Alias("View")]
    Task<MembershipView> View(CancellationToken ct = default);
}

/// <summary>Who is alive.</summary>
/// <param name="Local">The node that answered: an initiator's own node.</param>
/// <param name="Alive">The nodes that are alive, ordered by name.</param>
/// <param name="Version">Grows with each change of the membership.</param>
[GenerateSerializer, Immutable, Alias("fog.MembershipView")]
public sealed record MembershipView(NodeName Local, ImmutableArray<NodeName> Alive, long Version);
