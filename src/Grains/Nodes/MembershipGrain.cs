using System.Collections.Immutable;
using Fog.Placement;
using Orleans.Concurrency;
using Orleans.Runtime;

namespace Fog.Nodes;

/// <inheritdoc cref="IMembershipGrain"/>
[StatelessWorker(1)]
public sealed class MembershipGrain(IClusterMembershipService membership, ILocalSiloDetails local) : Grain, IMembershipGrain
{
    /// <inheritdoc/>
    public Task<MembershipView> View(CancellationToken ct) => Task.FromResult(new MembershipView(
        new NodeName(local.Name), [.. membership.Alive()], membership.CurrentSnapshot.Version.Value));
}
