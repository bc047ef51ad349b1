using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>Asks each node of the fog at the same time.</summary>
internal static class NodeRoll
{
    /// <summary>How long a node may take to describe itself: 5 s.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static async Task<ImmutableArray<NodeReport>> Call(
        IClusterClient cluster, MembershipView view, TimeProvider time, CancellationToken ct) =>
        [.. await Task.WhenAll(view.Alive.Select(node => Call(cluster, node, time, ct)))];

    private static async Task<NodeReport> Call(IClusterClient cluster, NodeName node, TimeProvider time, CancellationToken ct)
    {
        try
        {
            return new NodeReport(node, await cluster.GetGrain<INodeGrain>(node.Value).Describe(ct).WaitAsync(Patience, time, ct), null);
        }
        catch (TimeoutException)
        {
            return new NodeReport(node, null, $"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is FogException || Interruption.Is(e))
        {
            return new NodeReport(node, null, e.Message);
        }
    }
}
