using System.Collections.Immutable;
using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>What a node remembers of a flood: how much was left at most, here and at others.</summary>
internal sealed class Sight
{
    private const double VariationsInBound = 4;

    private readonly Dictionary<NodeName, double> _left = [];

    /// <summary>Most milliseconds that were left here.</summary>
    public double Remaining { get; set; } = double.NegativeInfinity;

    /// <summary>When it may be forgotten.</summary>
    public TimeSpan Until { get; set; }

    /// <summary>Notes that a node has this much left.</summary>
    public void Note(NodeName node, double left)
    {
        if (!_left.TryGetValue(node, out var before) || left > before)
        {
            _left[node] = left;
        }
    }

    /// <summary>
    /// Whether a request is worth sending: the neighbour had less but the gain, and nobody who is asked reaches it, over a link of its own,
    /// on a way that is shorter by the gain. Of two ways one is always sent, whatever the two ends of a link measured, up to the gain.
    /// </summary>
    /// <param name="to">The neighbour.</param>
    /// <param name="left">Milliseconds that it would have left.</param>
    /// <param name="gain">Milliseconds.</param>
    /// <param name="sure">Whether links count by their upper bound.</param>
    public bool IsNews(Neighbour to, double left, double gain, bool sure)
    {
        if (_left.TryGetValue(to.Name, out var before) && left < before + gain)
        {
            return false;
        }

        // Smoothed round trips stray from the true ones by less than their variation, a quarter of what the bound adds.
        var own = left + gain + ((to.Statistics.Upper - to.Statistics.Smoothed) / VariationsInBound);
        foreach (var link in to.Links)
        {
            if (link.Samples > 0 && _left.TryGetValue(link.To, out var there)
                && there - (sure ? link.Upper : link.Latency) - ((link.Upper - link.Latency) / VariationsInBound) >= own)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nodes with most left.</summary>
    public ImmutableArray<AskedNode> Most(int count) =>
        [.. _left.OrderByDescending(node => node.Value).ThenBy(node => node.Key).Take(count).Select(node => new AskedNode(node.Key, node.Value))];
}
