using System.Collections.Immutable;
using Fog.Hosting;
using Fog.Nodes;

namespace Fog.Agent.Transfer;

/// <inheritdoc cref="IHolders"/>
internal sealed class Holders(IGrainFactory grains, NodeOptions options) : IHolders
{
    /// <inheritdoc/>
    public Task<TransferTicket?> Ticket(NodeName holder, string digest, CancellationToken ct) =>
        grains.Ask(holder, node => node.Ticket(digest, options.Name, ct));

    /// <inheritdoc/>
    public async Task<ImmutableArray<NodeName>> Others(CancellationToken ct) =>
        [.. (await grains.GetGrain<IMembershipGrain>(0).View(ct)).Alive.Where(node => node != options.Name)];
}
