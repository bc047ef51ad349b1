using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>Asks each node of the fog at the same time.</summary>
internal static class NodeRoll
{
    /// <summary>How long a node may take to describe itself where nothing is slow.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(5);

    public static async Task<ImmutableArray<NodeListing>> Call(
        IClusterClient cluster, MembershipView view, double patience, TimeProvider time, CancellationToken ct) =>
        [.. await Task.WhenAll(view.Alive.Select(node => Call(cluster, node, Usual * patience, time, ct)))];

    private static async Task<NodeListing> Call(IClusterClient cluster, NodeName node, TimeSpan limit, TimeProvider time, CancellationToken ct)
    {
        // The token reaches the node, so that a call nobody waits for doesn't stay there; the wait is for a node that doesn't heed it.
        using var patience = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, ct);
        try
        {
            var description = cluster.GetGrain<INodeGrain>(node.Value).Describe(either.Token);
            return new NodeListing(node, await description.WaitAsync(either.Token), null);
        }
        catch (Exception e) when (e is TimeoutException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return new NodeListing(node, null, $"no answer within {limit.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is FogException || Interruption.Is(e, ct))
        {
            return new NodeListing(node, null, e.Message);
        }
    }
}
