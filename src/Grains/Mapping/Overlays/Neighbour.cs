using System.Collections.Immutable;
using Fog.Mapping.Measuring;

namespace Fog.Mapping.Overlays;

/// <summary>A node at the other end of a link.</summary>
public sealed class Neighbour
{
    internal Neighbour(NodeName name, LinkKind kind, LinkStatistics statistics, double? told, TimeSpan now)
    {
        (Name, Kind, Statistics, Told, Probed) = (name, kind, statistics, told, now);
    }

    /// <summary>The node.</summary>
    public NodeName Name { get; }

    /// <summary>Why the link is kept.</summary>
    public LinkKind Kind { get; internal set; }

    /// <summary>What was measured from here.</summary>
    public LinkStatistics Statistics { get; internal set; }

    /// <summary>What the other end said it measured; counts only until the first measurement of one's own.</summary>
    public double? Told { get; }

    /// <summary>The links of the other end, as last told by it.</summary>
    public ImmutableArray<LinkClaim> Links { get; internal set; } = [];

    /// <summary>Probes missed in a row.</summary>
    public int Misses { get; internal set; }

    internal TimeSpan Probed { get; set; }

    /// <summary>When it was told all links and asked for its own; null when it replied.</summary>
    internal TimeSpan? Exchanged { get; set; }

    /// <summary>Round trip in milliseconds; infinite when nothing is known.</summary>
    public double Latency => Statistics.IsKnown ? Statistics.Smoothed : Told ?? double.PositiveInfinity;

    /// <summary>What the other end says of its link to <paramref name="other"/>; null when it has none.</summary>
    public LinkClaim? ClaimOf(NodeName other)
    {
        foreach (var link in Links)
        {
            if (link.To == other)
            {
                return link;
            }
        }

        return null;
    }
}
