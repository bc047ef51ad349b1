using System.Collections.Immutable;

namespace Fog.Agent.Transfer;

/// <summary>The nodes from which this one can fetch.</summary>
public interface IHolders
{
    /// <summary>Gets a ticket for one stream; null when the holder doesn't have the blob.</summary>
    /// <exception cref="NodeUnavailableException">The holder doesn't answer now.</exception>
    Task<TransferTicket?> Ticket(NodeName holder, string digest, CancellationToken ct);

    /// <summary>The other nodes that are alive.</summary>
    Task<ImmutableArray<NodeName>> Others(CancellationToken ct);
}
