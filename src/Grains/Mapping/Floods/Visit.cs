namespace Fog.Mapping.Floods;

/// <summary>One pass of a flood through a node: whom it asked on, and what came back so far.</summary>
internal sealed class Visit(int number, MapRequest request, NodeName? parent, TimeSpan deadline)
{
    private readonly Dictionary<NodeName, NodeReport> _reports = [];
    private readonly HashSet<NodeName> _holes = [];

    /// <summary>Silent ones by the time until which they have to acknowledge, or the deadline of the visit after they did.</summary>
    private readonly Dictionary<NodeName, TimeSpan> _awaited = [];

    /// <summary>Who answered: an acknowledgement may come after its answer.</summary>
    private readonly HashSet<NodeName> _answered = [];

    public int Number => number;

    public MapRequest Request => request;

    /// <summary>Null at the node that asked first.</summary>
    public NodeName? Parent => parent;

    public MapCost Cost { get; private set; }

    public bool IsDone => _awaited.Count == 0;

    public IReadOnlyCollection<NodeReport> Reports => _reports.Values;

    public IReadOnlyCollection<NodeName> Holes => _holes;

    public void Spend(NetworkMessage message) => Cost = Cost.With(message);

    public void Await(NodeName child, TimeSpan acknowledgeBy) => _awaited[child] = acknowledgeBy < deadline ? acknowledgeBy : deadline;

    public void Acknowledged(NodeName child, MapAcknowledged acknowledged)
    {
        Spend(acknowledged);
        _holes.Remove(child);
        if (!acknowledged.Answers)
        {
            _awaited.Remove(child);
        }
        else if (!_answered.Contains(child))
        {
            // Also when it comes too late and the child counted as a hole.
            _awaited[child] = deadline;
        }
    }

    public void Answered(NodeName child, MapAnswer answer)
    {
        Spend(answer);
        Cost += answer.Cost;
        _awaited.Remove(child);
        _answered.Add(child);
        _holes.Remove(child);
        _holes.UnionWith(answer.Holes);
        foreach (var report in answer.Reports)
        {
            Add(report);
        }
    }

    public void Add(NodeReport report) => ReportMerge.Into(_reports, report);

    /// <summary>Cuts the branches whose time is over.</summary>
    public void Cut(TimeSpan now)
    {
        foreach (var late in _awaited.Where(child => child.Value <= now).Select(child => child.Key).ToList())
        {
            _awaited.Remove(late);
            _holes.Add(late);
        }
    }

    /// <summary>The nearest answer first, so the first reports are of the nearest nodes.</summary>
    public MapAnswer Answer() => new(
        request.Id, request.Visit, [.. _reports.Values.Take(request.MostNodes)], [.. _holes.Where(hole => !_reports.ContainsKey(hole))], Cost);
}
