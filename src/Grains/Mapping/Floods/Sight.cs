using System.Collections.Immutable;
using Fog.Mapping.Measuring;
using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>What a node remembers of a flood: how much was left at most, here and at others.</summary>
internal sealed class Sight
{
    /// <summary>Milliseconds left at nodes, and how much of it is certain.</summary>
    private readonly Dictionary<NodeName, (double Left, double Certain)> _left = [];

    /// <summary>Most milliseconds that were left here.</summary>
    public double Remaining { get; set; } = double.NegativeInfinity;

    /// <summary>When it may be forgotten.</summary>
    public TimeSpan Until { get; set; }

    /// <summary>Notes that a node has this much left.</summary>
    public void Note(NodeName node, double left) => Note(node, left, left);

    /// <summary>Notes that a node has this much left, if its link is as it was measured.</summary>
    public void Note(NodeName node, double left, double certain)
    {
        if (!_left.TryGetValue(node, out var before) || left > before.Left)
        {
            _left[node] = (left, certain);
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
        if (_left.TryGetValue(to.Name, out var before) && left < before.Left + gain)
        {
            return false;
        }

        var own = left + gain + LinkStatistics.Doubt(to.Statistics.Smoothed, to.Statistics.Upper);
        foreach (var link in to.Links)
        {
            if (link.Samples > 0 && _left.TryGetValue(link.To, out var there)
                && there.Certain - (sure ? link.Upper : link.Latency) - LinkStatistics.Doubt(link.Latency, link.Upper) >= own)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The nodes with most left, as far as it is certain.</summary>
    public ImmutableArray<AskedNode> Most(int count) =>
        [.. _left.OrderByDescending(node => node.Value.Certain).ThenBy(node => node.Key).Take(count).Select(node => new AskedNode(node.Key, node.Value.Certain))];
}
