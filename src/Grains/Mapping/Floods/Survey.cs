using Fog.Mapping.Measuring;

namespace Fog.Mapping.Floods;

/// <summary>A question on its way: what is known so far, and what is still waited for.</summary>
internal sealed class Survey(long number, MapQuestion question, TimeSpan started)
{
    private readonly Dictionary<NodeName, NodeReport> _reports = [];

    public long Number => number;

    public MapQuestion Question => question;

    public TimeSpan Started => started;

    /// <summary>The budgets still to try, smallest first.</summary>
    public Queue<double> Budgets { get; } = new(question.Expand
        ? [question.Budget / 4, question.Budget / 2, question.Budget]
        : [question.Budget]);

    /// <summary>The present flood.</summary>
    public MapId Flood { get; set; }

    /// <summary>It and those before it, with smaller budgets.</summary>
    public HashSet<MapId> Floods { get; } = [];

    /// <summary>Its budget in milliseconds.</summary>
    public double Budget { get; set; }

    public MapCost Cost { get; set; }

    public TimeSpan FloodTime { get; set; }

    /// <summary>When the direct probes end; null before they begin.</summary>
    public TimeSpan? Deadline { get; set; }

    public IReadOnlyDictionary<NodeName, NodeReport> Reports => _reports;

    public HashSet<NodeName> Holes { get; } = [];

    /// <summary>What the asking node measured for this question.</summary>
    public Dictionary<NodeName, LinkStatistics> Probed { get; } = [];

    /// <summary>Nodes whose round trip is being measured.</summary>
    public HashSet<NodeName> Probing { get; } = [];

    /// <summary>Nodes whose report is waited for.</summary>
    public HashSet<NodeName> Asked { get; } = [];

    /// <summary>How many nodes were or are being probed.</summary>
    public int Probes { get; set; }

    public void Add(NodeReport report) => ReportMerge.Into(_reports, report);

    /// <summary>Whether all that the question demands is free so many times over.</summary>
    public bool HasEnough(double times, IEnumerable<MappedNode> nodes)
    {
        if (question.Demand is not { } demand)
        {
            return false;
        }

        var free = nodes.Select(node => node.Offer?.Description.Free ?? Resources.None).Aggregate(Resources.None, Resources.Add);
        return free.Cpu >= times * demand.Cpu && free.Memory >= times * demand.Memory && free.Disk >= times * demand.Disk;
    }
}
