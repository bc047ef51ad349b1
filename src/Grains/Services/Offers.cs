using System.Collections.Immutable;
using Fog.Nodes;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Fog.Services;

/// <summary>Asks nodes themselves what they offer and which links they have: for those that a map doesn't show.</summary>
public sealed class Offers(IGrainFactory grains, IOptions<SiloMessagingOptions> calls)
{
    /// <summary>A node that doesn't answer within the time of a call offers nothing.</summary>
    private TimeSpan Patience => calls.Value.ResponseTimeout;

    /// <summary>The reports of the nodes that answer, ordered by name.</summary>
    public async Task<ImmutableArray<NodeReport>> Ask(IEnumerable<NodeName> nodes, CancellationToken ct)
    {
        var answers = await Task.WhenAll(nodes.Select(node => Ask(node, ct)));
        return [.. answers.OfType<NodeReport>().OrderBy(report => report.Name)];
    }

    private async Task<NodeReport?> Ask(NodeName node, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        try
        {
            var (description, network) = await grains.Ask(node, async grain =>
            {
                var (said, seen) = (grain.Describe(deadline.Token), grain.Network(deadline.Token));
                return (await said, await seen);
            }).WaitAsync(deadline.Token);
            return new NodeReport(node, 0, new NodeOffer(description, description.Free, 0, network.Reliability), network.Links);
        }
        catch (Exception e) when (e is NodeUnavailableException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
