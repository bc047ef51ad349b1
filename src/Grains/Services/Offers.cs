using System.Collections.Immutable;
using Fog.Nodes;

namespace Fog.Services;

/// <summary>Asks each live node what it offers.</summary>
public sealed class Offers(IGrainFactory grains)
{
    /// <summary>A node that doesn't answer within this time offers nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The offers of all live nodes but the excluded ones, ordered by name.</summary>
    public async Task<ImmutableArray<NodeDescription>> Ask(ImmutableArray<NodeName> excluded, CancellationToken ct)
    {
        var view = await grains.GetGrain<IMembershipGrain>(0).View(ct);
        var answers = await Task.WhenAll(view.Alive.Except(excluded).Select(node => Ask(node, ct)));
        return [.. answers.OfType<NodeDescription>().OrderBy(node => node.Name)];
    }

    private async Task<NodeDescription?> Ask(NodeName node, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        try
        {
            return await grains.Ask(node, grain => grain.Describe(deadline.Token)).WaitAsync(deadline.Token);
        }
        catch (Exception e) when (e is NodeUnavailableException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
