using Fog.Client;

namespace Fog.Cli.Maps;

/// <summary>A node as <c>fog nodes</c> shows it.</summary>
/// <param name="Name">The node.</param>
/// <param name="Description">What it offers; null when it didn't say so in time.</param>
/// <param name="Unavailable">Why it didn't.</param>
/// <param name="Network">Its links; null when it didn't tell them in time.</param>
internal sealed record NodeRow(NodeName Name, NodeDescription? Description, string? Unavailable, NetworkView? Network)
{
    /// <summary>How long a node may take to tell its links.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks all nodes that described themselves for their links, at the same time.</summary>
    /// <param name="nodes">Who is in the fog.</param>
    /// <param name="network">Asks one node.</param>
    /// <param name="time">Measures the patience.</param>
    /// <param name="cancel">Stops the waiting for all.</param>
    public static async Task<IReadOnlyList<NodeRow>> Of(
        IEnumerable<NodeListing> nodes, Func<NodeName, CancellationToken, Task<NetworkView>> network, TimeProvider time, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        return await Task.WhenAll(nodes.Select(async node =>
            new NodeRow(node.Name, node.Description, node.Unavailable, node.Description is null ? null : await Ask(node.Name))));

        async Task<NetworkView?> Ask(NodeName node)
        {
            try
            {
                return await network(node, either.Token).WaitAsync(either.Token);
            }
            catch (Exception e) when (e is FogException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                return null;
            }
        }
    }
}
