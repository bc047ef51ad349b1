using Fog.Mapping.Measuring;

namespace Fog.Mapping.Overlays;

/// <summary>A node that is remembered but isn't a neighbour.</summary>
internal sealed class Candidate(NodeName name)
{
    public NodeName Name => name;

    /// <summary>What was measured from here.</summary>
    public LinkStatistics Statistics { get; set; } = LinkStatistics.Unknown;

    /// <summary>Sum of the links on a way to it, in milliseconds: orders candidates, decides nothing.</summary>
    public double Predicted { get; set; } = double.PositiveInfinity;

    /// <summary>Whether it was a neighbour and fell silent, and of which kind.</summary>
    public LinkKind? Lost { get; set; }

    /// <summary>Last sign of life: the tracker named it, it was measured, or it spoke.</summary>
    public TimeSpan? Alive { get; set; }

    /// <summary>When it may be probed next.</summary>
    public TimeSpan Due { get; set; }

    /// <summary>When it may be asked for peers next.</summary>
    public TimeSpan AskDue { get; set; }

    /// <summary>Until when it needn't be asked for a link.</summary>
    public TimeSpan RefusedUntil { get; set; }

    public double Latency => Statistics.IsKnown ? Statistics.Smoothed : Predicted;
}
